// Exports the parts of the sandbox that the tests, the demo and the benchmarks use.
export {type Account, type Accounts, startAccounts} from './accounts.ts';
export {type BusyOptions, busy} from './busy.ts';
export {type Fault, type FaultKind, type FaultyRoute, faultKinds} from './faults.ts';
export type {MarketplaceTruth} from './marketplace-rows.ts';
export type {RateLimit, SandboxOptions} from './options.ts';
export type {LoggedRequest} from './request-log.ts';
export type {Row, Value} from './rows.ts';
export {type FullTruth, type Hook, openSandbox, type Sandbox, startSandbox} from './sandbox.ts';
export {createShop, type Shop, type Truth} from './shop.ts';
export type {ShopOptions, Tie} from './stock.ts';
export type {Entry, OrderName} from './timeline.ts';
export {ZFS_FEEDS} from './zfs/feeds.ts';
