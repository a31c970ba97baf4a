using Supervisor.Supervision.Roster;

namespace Supervisor.Supervision.Groups;

/// <param name="Mandate">What its node wants of it; null: it has not said yet.</param>
/// <param name="Problem">Why its supervisor is out of use or cannot write; null when neither.</param>
public sealed record GroupDescription(GroupSnapshot Snapshot, GroupState State, GroupMandate? Mandate, string? Problem);
