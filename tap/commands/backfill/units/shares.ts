// How many units each range gets. Pure.

export type Wish = {readonly units: number} | {readonly ordersPerUnit: number};

/** At least one for each range. @param orders how many orders each range has; at least one range */
export function sharesOf(orders: readonly number[], wish: Wish): number[] {
  if ('ordersPerUnit' in wish) return orders.map((own) => Math.max(1, Math.round(own / wish.ordersPerUnit)));
  const shares = orders.map(() => 1);
  const sizeOf = (index: number): number => (orders[index] ?? 0) / (shares[index] ?? 1);
  const largest = () => shares.reduce((most, _, index) => (sizeOf(index) > sizeOf(most) ? index : most), 0);
  for (let given = shares.length; given < wish.units; given += 1) {
    const index = largest();
    shares[index] = (shares[index] ?? 0) + 1;
  }
  return shares;
}
