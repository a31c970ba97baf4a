using Supervisor.Fleet.Naming;
using Supervisor.Fleet.Places;

namespace Supervisor.Fleet.Ordering;

/// <summary>A need as it stands in the file, whether or not anything answers to its name.</summary>
/// <param name="Owner">The agent that says so, or the group whose service does.</param>
/// <param name="Path">In the tree of the owner's project.</param>
public sealed record WrittenNeed(FleetMember Owner, NeedSource Source, string Name, TreePath Path);

/// <summary>A need whose name leads to a member of the fleet.</summary>
public sealed record NeedLink(WrittenNeed Need, FleetMember Target)
{
    public bool CrossesGroups => Need.Owner.Address.OfGroup != Target.Address.OfGroup;

    public bool CrossesNodes => Need.Owner.Address.Node != Target.Address.Node;

    public override string ToString() => $"{Need.Owner} needs {Target}";
}

/// <summary>A need whose name leads nowhere, or not to one.</summary>
public sealed record UnresolvedNeed(WrittenNeed Need, NameResolution Outcome);
