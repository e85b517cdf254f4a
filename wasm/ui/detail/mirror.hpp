#pragma once
// The mirror: what a screen reader (or a test) sees of the picture. Widgets add nodes while they are drawn; after the
// picture the nodes are compared with the last ones and only the differences go to the host.
//
// Patch: records separated by U+001E, fields by U+001F. Text has no control characters but newline.
//   N  id parent role flags name value description key level,pos,size,row,col,rows,cols,active x,y,w,h    new or
//   changed R  id x,y,w,h                                                                       only the place changed
//   O  id id id …                                          all nodes in reading order, when order or set changed

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "wasm/ui/context.hpp"

namespace zuji::ui {

enum class Role : std::uint8_t {
    text,
    status,
    paragraph,
    heading,
    button,
    link,
    checkbox,
    radio,
    radio_group,
    textbox,
    search_box,
    combobox,
    listbox,
    option,
    tab,
    tab_list,
    group,
    region,
    banner,
    navigation,
    main,
    complementary,
    content_info,
    dialog,
    menu,
    menu_item,
    list,
    list_item,
    table,
    row,
    column_header,
    row_header,
    cell,
    grid,
    grid_cell,
    tree,
    tree_item,
    progress,
    image,
    toolbar,
    separator,
};

/// Letters that the host understands, see web/src/platform/mirror.ts.
struct MirrorFlags {
    bool focusable = false;
    bool skip_tab = false;  ///< focusable, but not a stop of the tab key (all but one of a group)
    bool disabled = false;
    bool invalid = false;
    bool required = false;
    bool multi_line = false;
    bool numeric = false;  ///< numeric keyboard on touch devices
    bool read_only = false;
    bool popup = false;  ///< opens something
    bool modal = false;
    bool inert = false;
    bool current = false;  ///< current step
    bool align_right = false;
    bool agent = false;        ///< text field without a text of its own, that only receives typing (grid)
    std::int8_t checked = -1;  ///< 0, 1, 2 (mixed); -1: not checkable
    std::int8_t pressed = -1;
    std::int8_t selected = -1;
    std::int8_t expanded = -1;
    std::int8_t sort = -1;  ///< column header: 0 none, 1 up, 2 down
    friend bool operator==(const MirrorFlags&, const MirrorFlags&) = default;
};

struct MirrorNode {
    Role role = Role::group;
    Rect rect;
    std::string_view name = {};
    std::string_view value = {};
    std::string_view description = {};
    std::string_view error = {};
    std::string_view key = {};  ///< name within the scope, for tests
    MirrorFlags flags = {};
    int level = 0;
    int position = 0;  ///< 1-based, of `set_size`
    int set_size = 0;
    int row = 0;  ///< 1-based
    int column = 0;
    int row_count = 0;
    int column_count = 0;
    Id active = 0;  ///< active descendant
};

class Mirror {
   public:
    void begin_picture();
    /// Add a node below the innermost open one. Nodes without id of their own (text) get one.
    Id add(Id id, const MirrorNode& node);
    /// Add a node and put what follows inside it.
    Id open(Id id, const MirrorNode& node);
    /// Same, but beside the page instead of inside what is open (popups).
    Id open_at_root(Id id, const MirrorNode& node);
    void close();
    /// The next nodes, until resume(), are left out (content of decoration).
    void pause() { ++paused_; }
    void resume() { --paused_; }

    /// Whether the node is part of the picture being made.
    [[nodiscard]] bool has(Id id) const { return known_.contains(id); }
    /// An item of the layer itself that needs no node (scrollbar thumbs, parts of a widget).
    void excuse(Id id) { known_.emplace(id, true); }

    /// The patch against what the host has; empty when nothing has changed. Until sent() is called the host is taken
    /// to have what it had.
    const std::string& diff();
    void sent();
    /// Only places have changed in the last diff.
    [[nodiscard]] bool only_places() const { return only_places_; }
    /// The host has lost everything (new document).
    void forget();

   private:
    struct Entry {
        Id id = 0;
        std::size_t begin = 0;  ///< of the record without place, in pool_
        std::size_t end = 0;
        std::size_t place_end = 0;
        std::uint32_t hash = 0;
        std::uint32_t place_hash = 0;
    };
    struct Open {
        Id id = 0;
        std::uint32_t children = 0;
    };
    struct Sent {
        std::uint32_t hash = 0;
        std::uint32_t place_hash = 0;
        std::uint32_t picture = 0;
    };
    void append(Entry& entry, Id id, const MirrorNode& node);

    std::string pool_;
    std::string patch_;
    std::vector<Entry> entries_;
    std::vector<Open> open_;
    std::unordered_map<Id, bool> known_;
    std::unordered_map<Id, Sent> sent_;
    std::vector<Id> sent_order_;
    std::uint32_t picture_ = 0;
    int paused_ = 0;
    bool only_places_ = false;
};

}  // namespace zuji::ui
