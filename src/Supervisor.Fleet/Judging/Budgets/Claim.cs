using Supervisor.Fleet.Judging.Sites;

namespace Supervisor.Fleet.Judging.Budgets;

/// <summary>What a group wants of something that a machine has only so much of.</summary>
internal sealed record Claim(GroupSite Group, long Bytes);
