#pragma once
// Loops in directed graphs.

#include <cstddef>
#include <span>
#include <vector>

namespace zuji {

/// Targets of the edges of each node.
using Edges = std::vector<std::vector<std::size_t>>;

/// Strongly connected components that can be reached from `starts` (Tarjan, without recursion): nodes that reach each
/// other, sorted; a component comes before those its nodes point to.
std::vector<std::vector<std::size_t>> strong_components(const Edges& edges, std::span<const std::size_t> starts);

/// True when the component has a way from a node back to itself.
bool has_loop(const Edges& edges, const std::vector<std::size_t>& component);

/// A shortest way from the first node of a component with a loop back to itself, both ends included.
std::vector<std::size_t> way_around(const Edges& edges, const std::vector<std::size_t>& component);

}  // namespace zuji
