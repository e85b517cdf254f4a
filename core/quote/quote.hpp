#pragma once
// A quotation: what the salesperson enters. A value; person-days are decided and prices computed from it (pricing.hpp).

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/model/project.hpp"

namespace zuji {

inline constexpr int quote_schema_version = 1;

/// One certification unit. Facts that nobody has given stay empty; the answer is then a range.
struct QuoteUnit {
    std::string name;
    Entered bom_items;       ///< material lines of the unit's BOM
    Entered main_materials;  ///< kinds of main material, where there is no BOM
    Entered sites;           ///< process sites of this unit; empty = 1
    std::string exemption;   ///< site inspection: "", "claimed", "confirmed" (by the certification body)
    std::string acceptance;  ///< earlier verification: "", "claimed", "confirmed"
    std::string note;
    friend bool operator==(const QuoteUnit&, const QuoteUnit&) = default;
};

/// Work that the documents give no figure for: the seller says how much and at what price.
struct SellerItem {
    std::string kind;  ///< "report", "travel", "surveillance", "recertification", "other"
    std::string name;
    Entered amount;
    std::string unit;  ///< in words ("person-day", "trip")
    Entered price;     ///< of one unit
    friend bool operator==(const SellerItem&, const SellerItem&) = default;
};

/// Prices of one person-day, and what is done with the sum. Always the seller's own: no fee is built in.
struct QuoteRates {
    Entered document_review;
    Entered site_inspection;
    Entered site_verification;
    Entered discount_percent;
    std::string discount_reason;
    Entered tax_percent;
    friend bool operator==(const QuoteRates&, const QuoteRates&) = default;
};

/// A product to be divided into units (decision `units`).
struct QuoteProduct {
    std::string name;
    std::string field;
    std::string function;
    std::string scenario;
    std::string model;
    std::string address;
    Entered bom_items;
    friend bool operator==(const QuoteProduct&, const QuoteProduct&) = default;
};

/// What the schedule goes by besides person-days. Blank = as the planner takes it (one person, no findings).
struct QuotePlan {
    std::string site_from;  ///< first day on which the factory can be visited, YYYY-MM-DD as typed
    Entered review_staff;   ///< people working in parallel
    Entered inspection_staff;
    Entered verification_staff;
    Entered correction_days;  ///< calendar days for corrections, where findings are to be expected
    friend bool operator==(const QuotePlan&, const QuotePlan&) = default;
};

/// A column of the comparison: what would be otherwise. Blank members stay as in the quotation.
struct QuoteCase {
    std::string name;
    std::string exemption;   ///< of all units that claim it: "", "confirmed", "not-confirmed"
    std::string acceptance;  ///< the same
    QuoteRates rates;
    std::map<std::string, std::string> readings;
    friend bool operator==(const QuoteCase&, const QuoteCase&) = default;
};

struct Quote {
    std::string id;      ///< stable id on this machine
    std::string series;  ///< id of the first version; empty = this is the first
    std::string number;  ///< as the seller counts ("Q-2026-017")
    std::uint32_t version = 1;
    std::string title;
    std::string created;      ///< YYYY-MM-DD
    std::string valid_until;  ///< YYYY-MM-DD as typed
    std::string language = "zh";
    std::string currency = "CNY";
    std::string document;  ///< edition id ("CGC-R52003:2025")
    Party customer;
    Party seller;
    std::string acceptance_date;  ///< start of the schedule, YYYY-MM-DD as typed
    QuotePlan plan;
    std::vector<QuoteProduct> products;
    std::vector<QuoteUnit> units;
    std::vector<SellerItem> items;
    QuoteRates rates;
    std::map<std::string, std::string> readings;  ///< open reading → option taken ("AMB-48" → "project")
    std::vector<QuoteCase> cases;                 ///< what-if, side by side
    std::string notes;
    friend bool operator==(const Quote&, const Quote&) = default;
};

}  // namespace zuji
