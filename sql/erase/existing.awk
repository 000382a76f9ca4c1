# Leaves out of a script the tables and columns that a database does not have:
#   awk -f existing.awk columns.txt orders.sql
# columns.txt has a line such as order.invoice_url for each column.
FILENAME == ARGV[1] {
  columns[$0]
  tables[substr($0, 1, index($0, ".") - 1)]
  next
}
/^-- Table / { table = $3 }
table != "" && !(table in tables) { next }
/^  [a-z_]+ = / && !((table "." $1) in columns) { next }
/^  or [a-z_]+ (is|like) / && !((table "." $2) in columns) { next }
{ print }
table != "" { found = 1 }
END {
  if (found) exit 0
  print "existing.awk: none of the tables is in " ARGV[1] > "/dev/stderr"
  exit 1
}
