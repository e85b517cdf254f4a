#include "core/io/header_words.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>

#include "core/base/text.hpp"
#include "core/base/units.hpp"

namespace zuji {
namespace {

struct Names {
    Column column;
    std::string_view words;  ///< separated by blanks; without white space and ASCII punctuation, lower case
};

/// Whole headers.
constexpr std::array<Names, 26> names = {{
    {Column::level,
     "层级 级别 阶层 阶次 阶 层次 层 bom层级 bom层次 bom级别 结构层次 结构层级 结构级别 level lvl bomlevel indentlevel "
     "structurelevel hierarchylevel hierarchy indent"},
    {Column::number,
     "序号 项号 行号 项次 项目号 序 行 no item itemno itemnumber line lineno pos position posno positionno seq seqno "
     "sequence findno findnumber idx index 位置号"},
    {Column::part_number,
     "物料编码 物料编号 物料代码 物料号 零件号 零件编号 零件图号 零部件编号 图号 料号 品号 件号 代号 编码 编号 "
     "存货编码 子件编码 "
     "子件编号 子件 组件编码 组件 子项编码 子项物料编码 子项 产品编码 部件编号 部件号 元件品号 partno partnumber part "
     "partid "
     "partcode pn componentno componentnumber component materialno materialnumber materialcode itemcode itemid "
     "articleno "
     "articlenumber article sku drawingno drawingnumber code childpart child childno childpartno"},
    {Column::parent_part,
     "父件 父件编码 父件编号 父件号 父项 父项编码 父项物料编码 父级 父级编码 父物料 父物料编码 上级 上级编码 上级物料 "
     "上级物料编码 "
     "母件 母件编码 母件编号 上阶料号 上阶 主件品号 父零件号 父节点 父编码 父 所属组件 所属部件 parent parentpart "
     "parentpartno "
     "parentpartnumber parentno parentnumber parentitem parentitemno parentid parentcode parentcomponent "
     "nexthigherassembly nha usedin parentassembly"},
    {Column::name,
     "名称 物料名称 零件名称 零部件名称 部件名称 材料名称 产品名称 组件名称 子件名称 子项名称 子项物料名称 元件品名 "
     "品名 存货名称 "
     "物料描述 描述 项目 组成 组成部分 物料 零件 部件 零部件 原材料 原材料名称 name partname componentname itemname "
     "materialname description partdescription itemdescription componentdescription materialdescription "
     "objectdescription designation desc"},
    {Column::material,
     "材质 材料 牌号 材料牌号 材质牌号 规格 规格型号 型号规格 型号 规格描述 材质规格 材料规格 规格材质 成分 material "
     "grade "
     "materialgrade spec specification specifications materialtype materialspec type model size"},
    {Column::quantity,
     "数量 用量 单台用量 单台数量 台用量 台数量 每台数量 每台用量 单机数量 单机用量 单件用量 单位用量 组成用量 "
     "标准用量 定额 定额用量 "
     "消耗定额 消耗量 需求数量 使用量 装配数量 件数 子件用量 子件数量 基本用量 净用量 qty quantity qtyper quantityper "
     "qtyperassembly quantityperassembly qtyperassy usage usageqty amount count compqty componentqty componentquantity "
     "requiredqty requiredquantity"},
    {Column::unit,
     "单位 计量单位 用量单位 数量单位 基本单位 基本计量单位 主计量单位 子件单位 uom unit units um unitofmeasure "
     "unitofmeasurement baseunit qtyunit quantityunit"},
    {Column::mass_each,
     "单重 单件重量 单件质量 单个重量 单个质量 单件净重 单位重量 单位质量 单件重 件重 单净重 单重量 unitweight "
     "unitmass weighteach "
     "masseach weightperpiece weightperunit weightpc weightpcs piecweight pieceweight unitwt wteach netweightperpiece "
     "unitnetweight massperpiece massperunit"},
    {Column::mass_total,
     "总重 重量 净重 质量 总重量 总质量 总净重 合计重量 重量合计 总计重量 totalweight totalmass weight mass netweight "
     "netmass totalnetweight totalwt wt weighttotal"},
    {Column::loss,
     "损耗率 损耗 损耗比例 材料损耗率 材料损耗 工艺损耗 工艺损耗率 报废率 废品率 损耗百分比 scrap scraprate scrappct "
     "scrappercent loss lossrate losspct waste wasterate wastage wastagerate"},
    {Column::supplier,
     "供应商 供应商名称 供方 供货商 厂家 生产厂家 生产厂商 厂商 制造商 生产商 supplier suppliername vendor vendorname "
     "manufacturer mfr"},
    {Column::note, "备注 说明 注释 附注 备注说明 remark remarks note notes comment comments memo"},
    {Column::factor, "因子 排放因子 因子编号 因子id 碳足迹因子 factor factorid emissionfactor emissionfactorid ef"},
    {Column::mass_unit, "重量单位 质量单位 weightunit massunit weightuom unitofweight"},
    {Column::mass_basis, "质量口径 重量口径 massisof massbasis weightbasis"},
    {Column::origin, "数据来源类型 provenance dataprovenance"},
    {Column::source, "数据出处 数据来源 出处 sourceofthedata sourceofdata datasource"},
    {Column::omitted, "舍去 是否舍去 cutoff"},
    {Column::omit_reason, "舍去理由 舍去原因 reasonofthecutoff reasonofcutoff cutoffreason"},
    {Column::stage, "阶段 生命周期阶段 stage lifecyclestage"},
    {Column::same_as, "与哪个部件相同 同部件 samepartsas sameas"},
    {Column::recovered, "损耗中回用的比例 损耗回用比例 shareofthelossthatcomesback recoveredshare"},
    {Column::recycled, "再生料比例 再生材料比例 再生含量 recycledshare recycledcontent"},
    {Column::recycled_factor, "再生料因子 再生料因子编号 factoroftherecycledshare recycledfactor recycledfactorid"},
    {Column::ignore,
     "单价 总价 金额 价格 成本 日期 毛重 总毛重 单位毛重 price unitprice cost totalcost currency date grossweight 币种 "
     "版本 "
     "revision rev 图片 状态 status"},
}};

/// Of those, names of the thing itself: some lists have its code below, some its name.
constexpr std::string_view things =
    "component part item article child childpart childitem 组件 子件 子项 零部件 部件 件号 项 项次 position pos";

struct Part {
    std::string_view word;
    Column column;
};

/// Words in longer headers, the first that is found decides.
constexpr std::array<Part, 55> parts = {{
    {"单价", Column::ignore},
    {"金额", Column::ignore},
    {"价格", Column::ignore},
    {"price", Column::ignore},
    {"cost", Column::ignore},
    {"日期", Column::ignore},
    {"毛重", Column::ignore},
    {"gross", Column::ignore},
    {"因子", Column::factor},
    {"emissionfactor", Column::factor},
    {"重量单位", Column::mass_unit},
    {"weightunit", Column::mass_unit},
    {"父件", Column::parent_part},
    {"父项", Column::parent_part},
    {"上级", Column::parent_part},
    {"母件", Column::parent_part},
    {"parent", Column::parent_part},
    {"单重", Column::mass_each},
    {"单件重", Column::mass_each},
    {"单件质量", Column::mass_each},
    {"单个重", Column::mass_each},
    {"unitweight", Column::mass_each},
    {"unitmass", Column::mass_each},
    {"weightper", Column::mass_each},
    {"损耗", Column::loss},
    {"报废", Column::loss},
    {"scrap", Column::loss},
    {"wastage", Column::loss},
    {"总重", Column::mass_total},
    {"净重", Column::mass_total},
    {"重量", Column::mass_total},
    {"weight", Column::mass_total},
    {"层级", Column::level},
    {"level", Column::level},
    {"数量", Column::quantity},
    {"用量", Column::quantity},
    {"qty", Column::quantity},
    {"quantity", Column::quantity},
    {"供应商", Column::supplier},
    {"厂家", Column::supplier},
    {"supplier", Column::supplier},
    {"vendor", Column::supplier},
    {"manufacturer", Column::supplier},
    {"备注", Column::note},
    {"remark", Column::note},
    {"编码", Column::part_number},
    {"料号", Column::part_number},
    {"图号", Column::part_number},
    {"partno", Column::part_number},
    {"partnumber", Column::part_number},
    {"名称", Column::name},
    {"描述", Column::name},
    {"description", Column::name},
    {"材质", Column::material},
    {"规格", Column::material},
}};

/// Lower case, half width, without white space and ASCII punctuation other than '%' and '/'.
std::string normalised(std::string_view text) {
    std::string out;
    for (const char c : ascii_lower(drop_white_space(fold_width(text)))) {
        if (std::string_view(".,_-#*:;'\"?!&").find(c) == std::string_view::npos) out += c;
    }
    return out;
}

bool has_word(std::string_view words, std::string_view wanted) {
    while (!words.empty()) {
        const std::size_t end = std::min(words.find(' '), words.size());
        if (words.substr(0, end) == wanted) return true;
        words.remove_prefix(std::min(end + 1, words.size()));
    }
    return false;
}

/// "kg/件" and "重量/pc" speak of one each; "kg/台" may be the whole product and says nothing.
bool is_piece(std::string_view text) {
    return has_word("件 个 只 根 片 块 支 张 条 pc pcs piece pce ea each unit", text);
}

std::string unit_symbol(std::string_view text) {
    const auto unit = find_unit(text.substr(0, text.find('/')));
    return unit.ok() ? unit.value().symbol : std::string();
}

/// Takes "(kg)" or "[kg]" and what follows out of `text`; the content goes to `inside`.
void take_brackets(std::string& text, std::string& inside) {
    constexpr std::array<std::array<std::string_view, 2>, 3> brackets = {{{"(", ")"}, {"[", "]"}, {"【", "】"}}};
    for (const auto& [open, close] : brackets) {
        const std::size_t from = text.find(open);
        if (from == std::string::npos) continue;
        const std::size_t to = text.find(close, from);
        const std::size_t start = from + open.size();
        inside = text.substr(start, to == std::string::npos ? std::string::npos : to - start);
        text.erase(from, to == std::string::npos ? std::string::npos : to + close.size() - from);
        return;
    }
}

std::optional<Column> named(std::string_view key) {
    if (key.empty()) return std::nullopt;
    for (const Names& n : names) {
        if (has_word(n.words, key)) return n.column;
    }
    return std::nullopt;
}

/// "重量kg" → "重量" and "kg"; only where the rest is a known name.
std::optional<HeaderCell> with_unit_behind(const std::string& key) {
    for (const std::string_view unit : {"kg", "g", "t", "千克", "公斤", "克", "吨", "%"}) {
        if (!key.ends_with(unit)) continue;
        const auto column = named(std::string_view(key).substr(0, key.size() - unit.size()));
        if (column) return HeaderCell{*column, true, unit_symbol(unit)};
    }
    return std::nullopt;
}

/// One language of a header.
HeaderCell read_name(std::string_view text) {
    HeaderCell cell;
    std::string base = fold_width(text);
    std::string inside;
    take_brackets(base, inside);
    std::string key = normalised(base);
    const std::size_t slash = key.find('/');
    const std::size_t per = inside.find('/');
    bool each = per != std::string::npos && is_piece(normalised(inside.substr(per + 1)));
    if (slash != std::string::npos && is_piece(key.substr(slash + 1))) {
        each = true;
        key.erase(slash);
    } else if (inside.empty() && slash != std::string::npos && !unit_symbol(key.substr(slash + 1)).empty()) {
        inside = key.substr(slash + 1);
        key.erase(slash);
    }
    if (!inside.empty()) cell.unit = unit_symbol(normalised(inside));
    std::erase(key, '/');
    if (const auto column = named(key)) {
        cell.column = each && *column == Column::mass_total ? Column::mass_each : *column;
        cell.exact = true;
        cell.may_be_name = has_word(things, key);
        return cell;
    }
    if (const auto found = with_unit_behind(key)) return *found;
    if (key.ends_with('%')) key.pop_back();
    for (const Part& part : parts) {
        if (key.find(part.word) == std::string::npos) continue;
        cell.column = each && part.column == Column::mass_total ? Column::mass_each : part.column;
        break;
    }
    return cell;
}

HeaderCell read_languages(std::string_view text) {
    HeaderCell whole = read_name(text);
    if (whole.exact) return whole;
    // Two languages: "质量 (kg) / Mass (kg)", or one above the other.
    for (const std::string_view between : {" / ", "\n", "/", "|"}) {
        const std::size_t cut = text.find(between);
        if (cut == std::string_view::npos) continue;
        const std::array<HeaderCell, 2> sides = {read_name(text.substr(0, cut)),
                                                 read_name(text.substr(cut + between.size()))};
        for (const HeaderCell& side : sides) {
            if (side.exact) return side;
        }
    }
    return whole;
}

bool has_any(std::string_view text, std::initializer_list<std::string_view> words) {
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

/// Of a header that is a mass: whether it says what of, in any of its languages or brackets.
void read_mass_basis(std::string_view text, HeaderCell& cell) {
    const std::string key = normalised(fold_width(text));
    if (has_any(key, {"总", "合计", "小计", "total", "line"})) return;
    if (has_any(key, {"单件", "每件", "单个", "每个", "perpiece", "perpc", "(each"})) {
        cell.column = Column::mass_each;
    } else {
        cell.mass_basis_open = true;
    }
}

}  // namespace

HeaderCell read_header_cell(std::string_view text) {
    constexpr std::size_t longest = 160;  // a header is a name, not a paragraph
    if (text.size() > longest) return {};
    HeaderCell cell = read_languages(text);
    if (cell.column == Column::mass_total) read_mass_basis(text, cell);
    return cell;
}

}  // namespace zuji
