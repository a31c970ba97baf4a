using Supervisor.Supervision.Roster;

namespace Supervisor.Supervision.Explaining;

/// <summary>Why a group is as it is. Shown to programs: append only.</summary>
public static class GroupCauses
{
    public const string Ready = "group-ready";
    public const string NotReady = "group-not-ready";
    public const string Quarantined = "group-quarantined";
    public const string Stopped = "group-stopped";
    public const string Stopping = "group-stopping";
    public const string Restarting = "group-restarting";

    internal static string Of(GroupSnapshot group) =>
        group.State switch
        {
            GroupStates.Quarantined => Quarantined,
            GroupStates.Stopped => Stopped,
            GroupStates.Stopping => Stopping,
            GroupStates.Restarting => Restarting,
            _ => group.IsReady ? Ready : NotReady,
        };

    internal static string RemedyOf(GroupSnapshot group) =>
        group.State switch
        {
            GroupStates.Quarantined => Remedies.ReleaseGroup(group.Name),
            GroupStates.Stopped => Remedies.StartGroup(group.Name),
            GroupStates.Restarting => Remedies.RestartGroup(group.Name),
            _ => Remedies.None,
        };
}
