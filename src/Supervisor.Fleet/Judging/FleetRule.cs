using Supervisor.Fleet.Findings;

namespace Supervisor.Fleet.Judging;

/// <summary>One thing that the judge looks for. A rule is pure, sees the whole fleet, and knows no other rule.</summary>
internal delegate IEnumerable<Finding> FleetRule(Scene scene);
