#pragma once
// The one style sheet of every printed page: A4, system fonts, the light colours of the application.

#include <string_view>

namespace zuji {

inline constexpr std::string_view html_style =
    R"css(:root{--text:#1A2129;--muted:#5C6773;--line:#E3E6EB;--soft:#EEF1F4;--accent:#0B7A5B;--accent-tint:#E6F3EE;
--info:#2563C9;--info-tint:#E9F0FB;--warning:#A64B06;--warning-tint:#FCF2E4;--error:#B42318;--error-tint:#FCECEA}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:#F6F7F9;color:var(--text);font:14px/1.6 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC","Segoe UI",Roboto,Arial,sans-serif;
font-variant-numeric:tabular-nums;text-autospace:normal}
main{max-width:210mm;margin:24px auto;padding:16mm;background:#fff;border:1px solid var(--line);border-radius:8px}
header{margin-bottom:20px}
h1{font-size:26px;line-height:1.35;margin:10px 0 4px}
h2{font-size:18px;line-height:1.5;margin:28px 0 10px;padding-bottom:6px;border-bottom:2px solid var(--accent)}
.subtitle{margin:0;color:var(--muted);font-size:15px}
.notice{margin:0;padding:8px 12px;border-radius:6px;background:var(--warning-tint);color:var(--warning);font-size:13px}
p{margin:6px 0;overflow-wrap:anywhere}
a{color:var(--info);overflow-wrap:anywhere}
dl{margin:8px 0;display:grid;grid-template-columns:1fr 1fr;column-gap:24px}
dl div{display:flex;gap:12px;padding:5px 0;border-bottom:1px solid var(--soft);break-inside:avoid}
dt{flex:0 0 36%;color:var(--muted)}
dd{margin:0;flex:1;overflow-wrap:anywhere}
table{width:100%;border-collapse:collapse;margin:8px 0 14px;font-size:12.5px;line-height:1.5}
caption{text-align:left;color:var(--muted);padding:4px 0}
th{text-align:left;font-weight:600;color:var(--muted);background:#F6F7F9;border-bottom:1px solid var(--line);padding:6px 8px;vertical-align:bottom;word-break:keep-all}
td{border-bottom:1px solid var(--soft);padding:6px 8px;vertical-align:top;overflow-wrap:break-word}
td.w{overflow-wrap:anywhere}
thead{display:table-header-group}
tr,.whole{break-inside:avoid}
caption{break-after:avoid}
.n{text-align:right;white-space:nowrap}
td.good,td.bad,td.open,td.draft{white-space:nowrap}
.good{color:var(--accent)}.bad{color:var(--error)}.open{color:var(--warning)}.draft{color:var(--info)}.muted{color:var(--muted)}
.i{width:13px;height:13px;margin-right:5px;vertical-align:-2px}
.tiles{list-style:none;display:flex;flex-wrap:wrap;gap:10px;padding:0;margin:10px 0}
.tiles li{flex:1 1 96px;border:1px solid var(--line);border-radius:8px;padding:8px 12px;break-inside:avoid}
.tiles .v{display:block;font-size:22px;line-height:1.4;font-weight:700}
.tiles .k{font-size:12.5px}
figure{margin:8px 0 14px;break-inside:avoid}
figcaption{color:var(--muted);font-size:12.5px;margin-bottom:4px}
figure svg{width:100%;height:auto;display:block}
@page{size:A4;margin:16mm 14mm 18mm;@bottom-right{content:counter(page) " / " counter(pages)}}
@page{@bottom-left{font-size:8pt}@bottom-right{font-size:8pt}}
@media print{body{background:#fff;font-size:10.5pt}main{max-width:none;margin:0;padding:0;border:0;border-radius:0}
h2{break-after:avoid}.new-page{break-before:page}a{color:inherit}*{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
@media (max-width:640px){main{margin:0;padding:16px;border:0;border-radius:0}dl{grid-template-columns:1fr}}
)css";

}  // namespace zuji
