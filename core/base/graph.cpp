#include "core/base/graph.hpp"

#include <algorithm>
#include <limits>
#include <unordered_map>
#include <utility>

namespace zuji {
namespace {

constexpr std::size_t none = std::numeric_limits<std::size_t>::max();

class ComponentSearch {
   public:
    explicit ComponentSearch(const Edges& edges)
        : edges_(edges), number_(edges.size(), none), low_(edges.size(), 0), open_(edges.size(), false) {}

    void visit_from(std::size_t start) {
        if (number_[start] != none) return;
        enter(start);
        while (!visits_.empty()) {
            const std::size_t node = visits_.back().node;
            std::size_t& next = visits_.back().next;
            if (next < edges_[node].size()) {
                follow(node, edges_[node][next++]);
                continue;
            }
            visits_.pop_back();
            if (!visits_.empty()) low_[visits_.back().node] = std::min(low_[visits_.back().node], low_[node]);
            if (low_[node] == number_[node]) close(node);
        }
    }

    std::vector<std::vector<std::size_t>> take() {
        std::reverse(components_.begin(), components_.end());
        return std::move(components_);
    }

   private:
    struct Visit {
        std::size_t node;
        std::size_t next = 0;
    };

    void enter(std::size_t node) {
        number_[node] = low_[node] = counter_++;
        open_[node] = true;
        stack_.push_back(node);
        visits_.push_back({node});
    }

    void follow(std::size_t node, std::size_t target) {
        if (number_[target] == none) {
            enter(target);
        } else if (open_[target]) {
            low_[node] = std::min(low_[node], number_[target]);
        }
    }

    void close(std::size_t root) {
        std::vector<std::size_t>& component = components_.emplace_back();
        do {
            component.push_back(stack_.back());
            open_[stack_.back()] = false;
            stack_.pop_back();
        } while (component.back() != root);
        std::sort(component.begin(), component.end());
    }

    const Edges& edges_;
    std::vector<std::size_t> number_;
    std::vector<std::size_t> low_;
    std::vector<bool> open_;
    std::vector<std::size_t> stack_;
    std::vector<Visit> visits_;
    std::vector<std::vector<std::size_t>> components_;
    std::size_t counter_ = 0;
};

bool contains(const std::vector<std::size_t>& sorted, std::size_t node) {
    return std::binary_search(sorted.begin(), sorted.end(), node);
}

}  // namespace

std::vector<std::vector<std::size_t>> strong_components(const Edges& edges, std::span<const std::size_t> starts) {
    ComponentSearch search(edges);
    for (const std::size_t start : starts) search.visit_from(start);
    return search.take();
}

bool has_loop(const Edges& edges, const std::vector<std::size_t>& component) {
    if (component.size() > 1) return true;
    const std::vector<std::size_t>& targets = edges[component.front()];
    return std::find(targets.begin(), targets.end(), component.front()) != targets.end();
}

std::vector<std::size_t> way_around(const Edges& edges, const std::vector<std::size_t>& component) {
    const std::size_t start = component.front();
    std::unordered_map<std::size_t, std::size_t> came_from;
    std::vector<std::size_t> queue = {start};
    for (std::size_t head = 0; head < queue.size(); ++head) {
        const std::size_t node = queue[head];
        for (const std::size_t target : edges[node]) {
            if (target == start) {
                std::vector<std::size_t> way = {start};
                for (std::size_t at = node; at != start; at = came_from[at]) way.push_back(at);
                way.push_back(start);
                std::reverse(way.begin(), way.end());
                return way;
            }
            if (!contains(component, target) || !came_from.emplace(target, node).second) continue;
            queue.push_back(target);
        }
    }
    return {start};
}

}  // namespace zuji
