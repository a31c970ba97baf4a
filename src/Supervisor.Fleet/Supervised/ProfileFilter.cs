using Supervisor.Fleet.Model;
using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Supervised;

/// <summary>Which groups are wanted: those without a profile, and those with one that was asked for.</summary>
internal sealed class ProfileFilter(ValueList<string> wanted)
{
    /// <summary>Asks for every profile.</summary>
    public const string All = "*";

    public (ValueList<GroupModel> Active, ValueMap<InactiveGroup> Inactive) Split(IEnumerable<GroupModel> groups)
    {
        var byActivity = groups.ToLookup(IsWanted);
        return (byActivity[true].ToValueList(), byActivity[false].Select(Named).ToValueMap());
    }

    private bool IsWanted(GroupModel group) =>
        group.Service.Profiles.Count == 0
        || wanted.Contains(All, StringComparer.Ordinal)
        || group.Service.Profiles.Intersect(wanted, StringComparer.Ordinal).Any();

    private static KeyValuePair<string, InactiveGroup> Named(GroupModel group) =>
        KeyValuePair.Create(
            group.Name,
            new InactiveGroup(group.Service.Profiles, group.Agents.Select(agent => agent.Name).ToValueList())
        );
}
