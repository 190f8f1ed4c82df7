import { DuckDBInstance } from '@duckdb/node-api'

const i = await DuckDBInstance.create('/tmp/w-profit/.cache/r0/sabad.duckdb', {
  threads: '2',
  access_mode: 'READ_ONLY',
})
const c = await i.connect()
const t = async (n, q) => {
  let best = 1e9,
    r
  for (let k = 0; k < 5; k++) {
    const s = performance.now()
    r = await c.runAndReadAll(q)
    best = Math.min(best, performance.now() - s)
  }
  console.log(n, best.toFixed(0) + 'ms', r.currentRowCount)
  return r
}
const [run, asOf] = (
  await c.runAndReadAll('select run_id, max(as_of) from current_publications group by 1 order by 2 desc')
)
  .getRows()[0]
  .map(String)
const S = `(select customer_key, s.revenue_12m*s.margin_rate as a from snapshots s where run_id=${run} and as_of = DATE '${asOf}')`
await t('sum', `select count(*), sum(a) from ${S}`)
await t(
  'cells',
  `select sign(a) s, floor(256*log2(abs(a)+1e-300))::INT b, count(*) n, sum(a) t from ${S} where a is not null group by all`,
)
await t(
  'cells+names',
  `select sign(a) s, floor(256*log2(abs(a)+1e-300))::INT b, count(*) n, sum(a) t, max(a) from ${S} where a is not null group by all`,
)
await t('sortwin', `select sum(a*r) from (select a, row_number() over (order by a) r from ${S})`)
await t('top', `select customer_key, a from ${S} order by a desc limit 10`)
await t('bottom', `select customer_key, a from ${S} order by a limit 10`)
const M = `(select customer_key, group_index from memberships where version_id=(select min(version_id) from portfolio_versions) and run_id=${run} and as_of = DATE '${asOf}')`
await t(
  'member',
  `select m.group_index, sign(a) s, floor(256*log2(abs(a)+1e-300))::INT b, count(*) n, sum(a) t from ${S} s join ${M} m on m.customer_key=s.customer_key where a is not null group by all`,
)
await t(
  'member1',
  `select sign(a) s, floor(256*log2(abs(a)+1e-300))::INT b, count(*) n, sum(a) t from ${S} s join ${M} m on m.customer_key=s.customer_key where a is not null and group_index=2 group by all`,
)
const P = `(select customer_key, 1 - s.discount / nullif(s.sold_amount + s.discount, 0) y, returned_amount/nullif(sold_amount,0)+ (customer_key%97)/400.0 x, revenue_12m w from snapshots s where run_id=${run} and as_of = DATE '${asOf}')`
await t(
  'plane',
  `select floor(x*32) i, floor(y*32) j, count(*), sum(w) from ${P} where x is not null and y is not null and w>0 group by all`,
)
await t(
  'wmed',
  `select v from (select v, sum(t) over (order by v) s, sum(t) over () tt from (select x as v, sum(w) t from ${P} where w>0 group by x)) where s>=tt/2 order by v limit 1`,
)
