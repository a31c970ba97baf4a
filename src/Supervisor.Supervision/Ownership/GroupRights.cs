using System.Collections.Immutable;
using Supervisor.Supervision.Time;

namespace Supervisor.Supervision.Ownership;

/// <summary>
/// The rights of this node, for whoever starts something: asked when the start is made and not when it was decided. Written by the
/// keeper of ownerships alone; any thread may ask.
/// </summary>
public sealed class GroupRights
{
    private readonly IBootClock _clock;
    private readonly RightRules _rules;
    private volatile ImmutableSortedDictionary<string, GroupRight> _rights = ImmutableSortedDictionary.Create<
        string,
        GroupRight
    >(StringComparer.Ordinal);

    public GroupRights(IBootClock clock)
        : this(clock, new RightRules()) { }

    internal GroupRights(IBootClock clock, RightRules rules) => (_clock, _rules) = (clock, rules);

    /// <returns>Null: nothing of this epoch may be started now.</returns>
    public LaunchRight? Ask(string group, long epoch)
    {
        var right = _rights.GetValueOrDefault(group);
        return right is not null && right.Epoch == epoch && _clock.Now.Until(right.AskedToEndAt) > TimeSpan.Zero
            ? new LaunchRight(_rules.LeashOf(right))
            : null;
    }

    internal void Be(ImmutableSortedDictionary<string, GroupRight> rights) => _rights = rights;
}
