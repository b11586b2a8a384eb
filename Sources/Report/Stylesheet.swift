/// How the page looks: on a desk, on a telephone, at night, and on paper.
enum Stylesheet {
  static var markup: Markup {
    .style(colours) + .style(text) + .style(board) + .style(charts) + .style(media)
  }

  /// Contrast is at least 4.5 to 1 for words and 3 to 1 for shapes, on either ground.
  private static let colours: StaticString = """
    :root{--ground:#fdfcf8;--ink:#1f1d1a;--quiet:#625d54;--line:#dcd6c9;--panel:#f5f1e6;\
    --accent:#0f5c5c;--soft:#a9c4c0;--alarm:#9b2d12;--good:#2d6a2f}
    @media (prefers-color-scheme:dark){:root{--ground:#171614;--ink:#ece7dc;--quiet:#a8a195;\
    --line:#3b372f;--panel:#211f1b;--accent:#7cc4bd;--soft:#3f6663;--alarm:#f0977c;\
    --good:#93c995}}
    """

  private static let text: StaticString = """
    *{box-sizing:border-box}
    html{background:var(--ground);color:var(--ink);font:16px/1.5 system-ui,-apple-system,\
    "Segoe UI",Roboto,"Noto Sans",sans-serif;-webkit-text-size-adjust:100%}
    body{margin:0}
    main{max-width:68rem;margin:0 auto;padding:2.5rem 1.25rem 4rem;overflow-wrap:anywhere}
    h1,h2,h3,.lead{font-family:Charter,"Bitstream Charter","Iowan Old Style",Georgia,\
    "Noto Serif",serif;font-weight:600;line-height:1.25;text-wrap:balance}
    h1{font-size:2rem;margin:0}
    h2{font-size:1.3rem;margin:3rem 0 .75rem}
    p{margin:.5rem 0;max-width:44rem}
    ul{padding-left:1.2rem;max-width:44rem}
    li{margin:.25rem 0}
    .facts{color:var(--quiet);max-width:none}
    .facts>*{margin-right:1.25rem;display:inline-block}
    .facts b{color:var(--ink)}
    .lead{font-size:1.3rem;font-weight:500;margin:1rem 0;max-width:40rem}
    .notes{color:var(--quiet)}
    .needs{background:var(--panel);border-left:.25rem solid var(--alarm);\
    padding:.1rem 1.25rem .75rem;margin-top:1.75rem}
    .needs h2{margin-top:1rem}
    code{font:.85em/1.4 ui-monospace,"DejaVu Sans Mono",Menlo,Consolas,monospace;\
    background:var(--panel);padding:.1em .35em;border-radius:.2em}
    .needs code{background:var(--ground);display:inline-block}
    dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1.25rem;max-width:48rem}
    dt{font-weight:600}
    dd{margin:0}
    footer{color:var(--quiet);font-size:.9rem;border-top:1px solid var(--line);margin-top:3.5rem}
    footer h2{font-size:1.05rem;margin:1.5rem 0 .5rem;color:var(--ink)}
    """

  private static let board: StaticString = """
    .board{width:100%;border-collapse:collapse;font-variant-numeric:tabular-nums}
    .board th,.board td{text-align:left;vertical-align:top;padding:.6rem 1rem 0 0;\
    font-weight:400}
    .board thead th{font-size:.8rem;color:var(--quiet);padding-bottom:.5rem;\
    border-bottom:1px solid var(--ink);vertical-align:bottom}
    .board tbody{border-bottom:1px solid var(--line);break-inside:avoid}
    .board tbody th{width:22%}
    .board .amount{width:26%}
    .board .gauge{width:32%}
    .board bdi{display:block;font-weight:600}
    .board td b{font-weight:600;margin-right:.6rem}
    .board td span{color:var(--quiet);font-size:.85rem;margin-right:.6rem;white-space:nowrap}
    .board .recent span{display:block}
    .board .why td{padding:.35rem 0 .75rem;font-size:.9rem}
    .why p{margin:0;max-width:none}
    .undo{color:var(--quiet);font-size:.85rem}
    .without b{color:var(--quiet)}
    .standing{font-size:.85rem}
    .confirmed{color:var(--good)}
    .dropped,.probation{color:var(--alarm)}
    .scale{display:flex;justify-content:space-between;max-width:18rem}
    .scale i{font-style:normal}
    svg{display:block;width:100%;overflow:visible}
    .bars{height:14px;max-width:14rem;margin:.3rem 0}
    .interval{height:20px;max-width:18rem;margin:.15rem 0}
    .before{fill:var(--soft)}
    .now{fill:var(--accent)}
    path{fill:none;vector-effect:non-scaling-stroke;stroke:var(--ink)}
    .axis{stroke:var(--line);stroke-width:1px}
    .interval .target{stroke:var(--ink);stroke-width:1.5px;stroke-dasharray:2 2}
    .whisker{stroke:var(--accent);stroke-width:2px}
    .dot{stroke:var(--accent);stroke-width:9px;stroke-linecap:round}
    """

  private static let charts: StaticString = """
    h3{font-size:1.05rem;margin:1.75rem 0 .25rem}
    .quiet{color:var(--quiet);font-size:.9rem}
    .charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,17rem),1fr));\
    gap:1.5rem 2rem;margin-top:1rem}
    .small{grid-template-columns:repeat(auto-fit,minmax(min(100%,12rem),1fr));gap:1rem 1.5rem}
    figure{margin:0;min-width:0;break-inside:avoid}
    figcaption{font-size:.9rem;margin-bottom:.25rem}
    .frame{display:grid;grid-template-columns:auto 1fr;grid-template-rows:1fr auto auto;\
    column-gap:.5rem;font-size:.75rem;color:var(--quiet);font-variant-numeric:tabular-nums}
    .frame svg{grid-column:2;grid-row:1/3;border-top:1px solid var(--line)}
    .top,.zero{text-align:right;line-height:1;min-width:2.6rem}
    .zero{grid-row:2;align-self:end}
    .ends{grid-column:2;grid-row:3;display:flex;justify-content:space-between;margin-top:.2rem}
    .ends i{font-style:normal}
    .plot{height:8rem;overflow:hidden}
    .low{height:4.5rem}
    .series{stroke:var(--accent);stroke-width:2px;stroke-linejoin:round}
    .point{stroke:var(--accent);stroke-width:5px;stroke-linecap:round}
    .plot .axis{stroke:var(--quiet)}
    .plot .target{stroke:var(--ink);stroke-width:1px;stroke-dasharray:5 3}
    .event{stroke:var(--alarm);stroke-width:1px;stroke-dasharray:1 2}
    .plan{fill:var(--soft)}
    .spent{stroke:var(--ink);stroke-width:2px}
    .belief{fill:var(--soft);stroke:none;opacity:.55}
    .band{display:flex;margin:.3rem 0 0 3.1rem;font-size:.7rem;gap:1px}
    .band span{background:var(--panel);border-top:.25rem solid var(--quiet);padding:.1rem .3rem;\
    overflow:hidden;white-space:nowrap;min-width:0}
    .band .confirmed{border-top-color:var(--good)}
    .band .dropped,.band .probation{border-top-color:var(--alarm);border-top-style:double}
    .band .retest{border-top-style:dashed}
    details{border-top:1px solid var(--line)}
    summary{padding:.6rem 0;cursor:pointer}
    summary bdi{font-weight:600;margin-right:.75rem}
    details>div{padding-bottom:1.5rem}
    .plain{list-style:none;padding:0;font-size:.9rem;max-width:52rem}
    .grounds{font-size:.9rem;max-width:60rem}
    .grounds dt{grid-column:1;font-weight:400;color:var(--quiet)}
    .grounds dd{grid-column:2}
    time{color:var(--quiet);margin-right:.4rem;font-variant-numeric:tabular-nums}
    a{color:inherit;text-decoration-color:var(--soft);text-underline-offset:.2em}
    .month{width:100%;border-collapse:collapse;font-variant-numeric:tabular-nums}
    .month th{text-align:left;font-weight:400;vertical-align:top;padding:.5rem 1rem .5rem 0}
    .month td,.month thead th:not(:first-child){text-align:right;vertical-align:top;\
    padding:.5rem 0 .5rem 1rem}
    .month thead th{font-size:.8rem;color:var(--quiet);border-bottom:1px solid var(--ink);\
    vertical-align:bottom}
    .month tr{border-bottom:1px solid var(--line);break-inside:avoid}
    .month tfoot tr{border-top:1px solid var(--ink);border-bottom:0}
    .month bdi,.month tfoot th{font-weight:600;margin-right:.75rem}
    .month td b{font-weight:600;display:block}
    .month td span{color:var(--quiet);font-size:.85rem}
    :focus-visible{outline:2px solid var(--accent);outline-offset:2px}
    """

  private static let media: StaticString = """
    @media (max-width:46rem){
    main{padding:1.5rem 1rem 3rem}
    h1{font-size:1.6rem}
    .lead{font-size:1.15rem}
    .board,.board thead,.board tbody,.board tr,.board th,.board td{display:block;width:auto}
    .board thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
    .month,.month tbody,.month tfoot,.month tr{display:block}
    .month thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
    .month tr{display:grid;grid-template-columns:1fr 1fr;padding:.5rem 0}
    .month th{grid-column:1/3;padding:0}
    .month td{text-align:left;padding:.2rem 0}
    .month td::before{content:attr(data-label);display:block;font-size:.8rem;\
    color:var(--quiet)}
    .board tbody:first-of-type{border-top:1px solid var(--ink)}
    .board td[data-label]::before{content:attr(data-label);display:block;font-size:.8rem;\
    color:var(--quiet)}
    .board tbody th,.board tbody .amount,.board tbody .gauge{width:auto}
    .board tbody th,.board tbody td{padding-right:0}
    dl{display:block}
    dd{margin-bottom:.5rem}}
    @media print{
    @page{size:A4;margin:16mm 14mm}
    :root{--ground:#fff;--ink:#000;--quiet:#444;--line:#bbb;--panel:#f4f4f4;--accent:#0f5c5c;\
    --soft:#9bb9b5;--alarm:#8a2710;--good:#1f5a22}
    html{font-size:10pt}
    main{padding:0;max-width:none}
    h2,h3,summary{break-after:avoid}
    .charts{grid-template-columns:repeat(3,1fr)}
    .small{grid-template-columns:repeat(4,1fr)}
    details .charts{grid-template-columns:1fr 1fr}
    summary{list-style:none}
    details::details-content{content-visibility:visible;display:block;height:auto}
    .needs,figure,li{break-inside:avoid}
    *{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
    """
}
