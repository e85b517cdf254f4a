// Names of files in a package, on every system.

#include "core/report/file_names.hpp"

#include <catch2/catch_amalgamated.hpp>
#include <string>

#include "core/base/text.hpp"
#include "core/report/package.hpp"

using zuji::safe_file_name;

TEST_CASE("File names that every system accepts", "[report][files]") {
    struct Case {
        const char* given;
        const char* safe;
    };
    const Case cases[] = {
        {"营业执照.pdf", "营业执照.pdf"},
        {"S22-M-1600/10", "S22-M-1600-10"},
        {"a<b>c:d\"e/f\\g|h?i*j.txt", "a-b-c-d-e-f-g-h-i-j.txt"},
        {"../../etc/passwd", "_..-..-etc-passwd"},
        {"..", "file"},
        {".", "file"},
        {"", "file"},
        {"   ", "file"},
        {"name.", "name"},
        {"name..pdf", "name.pdf"},
        {"name . . ", "name"},
        {" name ", "name"},
        {".profile", "_.profile"},
        {"con", "_con"},
        {"CON.txt", "_CON.txt"},
        {"nul .pdf", "_nul.pdf"},
        {"com1", "_com1"},
        {"COM¹.log", "_COM¹.log"},
        {"lpt9.x", "_lpt9.x"},
        {"com10", "com10"},
        {"console", "console"},
        {"tab\there\nand\x01there", "tab-here-and-there"},
        {"evil\u202Egpj.exe", "evilgpj.exe"},
        {"zero\u200Bwidth\uFEFF", "zerowidth"},
        {"full\u3000width", "full\u3000width"},
        {"a\x7F"
         "b",
         "a-b"},
        {"broken \xE4\xBD utf8", "broken -- utf8"},
    };
    for (const Case& each : cases) {
        CAPTURE(each.given);
        CHECK(safe_file_name(each.given) == each.safe);
        CHECK(safe_file_name(each.safe) == each.safe);
    }
}

TEST_CASE("Long names are cut between characters and keep their ending", "[report][files]") {
    std::string name;
    for (int i = 0; i < 100; ++i) name += "长";
    const std::string safe = safe_file_name(name + ".pdf");
    CHECK(safe.size() <= 120);
    CHECK(safe.size() > 110);
    CHECK(zuji::is_utf8(safe));
    CHECK(safe.substr(safe.size() - 4) == ".pdf");
    const std::string odd = safe_file_name("a." + std::string(300, 'x'));
    CHECK(odd.size() == 120);
    std::string blank_at_the_cut(119, 'a');
    blank_at_the_cut.append(" .pdf");
    CHECK(safe_file_name(blank_at_the_cut).find(" .") == std::string::npos);
}

TEST_CASE("Paths differ whatever the case of their letters", "[report][files]") {
    zuji::UniquePaths paths;
    CHECK(paths.take("annex1/A1-06/attachments/Scan.pdf") == "annex1/A1-06/attachments/Scan.pdf");
    CHECK(paths.take("annex1/A1-06/attachments/scan.PDF") == "annex1/A1-06/attachments/scan (2).PDF");
    CHECK(paths.take("annex1/A1-06/attachments/scan (2).pdf") == "annex1/A1-06/attachments/scan (2) (2).pdf");
    CHECK(paths.take("annex1/A1-07/attachments/scan.pdf") == "annex1/A1-07/attachments/scan.pdf");
    CHECK(paths.take("ÄRGER") == "ÄRGER");
    CHECK(paths.take("ärger") == "ärger (2)");
    CHECK(paths.take("Ж") == "Ж");
    CHECK(paths.take("ж") == "ж (2)");
    CHECK(paths.take("v1.2/noext") == "v1.2/noext");
    CHECK(paths.take("v1.2/NoExt") == "v1.2/NoExt (2)");
}

TEST_CASE("Folders sort as the items do", "[report][files]") {
    CHECK(zuji::item_folder("A1-6") == "annex1/A1-06");
    CHECK(zuji::item_folder("A1-17") == "annex1/A1-17");
    CHECK(zuji::item_folder("A1-2-licences") == "annex1/A1-02-licences");
}
