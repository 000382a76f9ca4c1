// Preloaded into the tap: its clock stands still, so that what it prints does not depend on when it runs.

const at = Date.parse(process.env.FIXED_CLOCK ?? '');
if (Number.isNaN(at)) throw new Error('FIXED_CLOCK must be a date');

Date.now = () => at;
