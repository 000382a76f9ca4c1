// How many units each range gets. Pure.

export type Wish = {readonly units: number} | {readonly ordersPerUnit: number};

/** At least one for each range, in proportion to its orders. @param orders how many orders each range has */
export function sharesOf(orders: readonly number[], wish: Wish): number[] {
  if ('ordersPerUnit' in wish) return orders.map((own) => Math.max(1, Math.round(own / wish.ordersPerUnit)));
  const all = orders.reduce((sum, own) => sum + own, 0);
  const fair = orders.map((own) => (own / all) * wish.units);
  const shares = fair.map((share) => Math.max(1, Math.floor(share)));
  const left = wish.units - shares.reduce((sum, share) => sum + share, 0);
  const neediest = fair.map((share, index) => ({index, lacks: share - (shares[index] ?? 0)}));
  neediest.sort((a, b) => b.lacks - a.lacks);
  for (const {index} of neediest.slice(0, Math.max(0, left))) shares[index] = (shares[index] ?? 0) + 1;
  return shares;
}
