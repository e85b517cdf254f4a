#pragma once
// Build configuration of Dear ImGui: -DIMGUI_USER_CONFIG="\"wasm/platform/imconfig.hpp\"" for every file that sees it.

// Nothing obsolete, no windows of its own, no files, no built-in font: text comes from the system's fonts.
#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS
#define IMGUI_DISABLE_DEMO_WINDOWS
#define IMGUI_DISABLE_DEBUG_TOOLS
#define IMGUI_DISABLE_FILE_FUNCTIONS
#define IMGUI_DISABLE_DEFAULT_FILE_FUNCTIONS
#define IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS
#define IMGUI_DISABLE_WIN32_FUNCTIONS
#define IMGUI_DISABLE_DEFAULT_FONT

#define IMGUI_DEFINE_MATH_OPERATORS

// Rare characters in names of people and places lie outside the first 65,536 code points.
#define IMGUI_USE_WCHAR32

// WebGL 2 has no base vertex, and a dense table passes 65,536 vertices.
#define ImDrawIdx unsigned int

// The core reports every item it adds; wasm/ui/detail/safety_net.cpp compares them with the mirror.
#define IMGUI_ENABLE_TEST_ENGINE
