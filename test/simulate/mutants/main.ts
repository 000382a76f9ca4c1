import {hunt, mutants} from './mutants.ts';
import {plain} from './reading.ts';
const base = await hunt(plain, {first: 1, most: Number(process.argv[2] ?? 300)});
console.log('plain', base);
for (const mutant of mutants) {
  if (process.argv[3] && !mutant.name.includes(process.argv[3])) continue;
  const at = Date.now();
  try { const caught = await hunt(mutant, {first: 1, most: 1000}); console.log(mutant.name, caught?.runs, caught?.by.slice(0, 140), Date.now()-at); }
  catch (e) { console.log(mutant.name, e); }
}
