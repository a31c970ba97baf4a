using Supervisor.Actors;
using Supervisor.Supervision.Groups;

namespace Supervisor.Supervision.Nodes;

/// <summary>
/// The supervisors of a node's groups, made to be what the node wants again and again: who is wanted and not there is
/// spawned, who is there is told its mandate, who has ended goes.
/// </summary>
internal sealed class GroupChildren(GroupServices services, IActorContext<NodeMessage> context)
{
    private readonly Dictionary<string, GroupChild> _children = new(StringComparer.Ordinal);

    /// <param name="cause">Of what is wanted, for the events that follow.</param>
    internal void Be(IReadOnlyList<string> groups, Func<string, GroupMandate?> mandateOf, string cause)
    {
        foreach (var group in groups)
        {
            if (!_children.TryGetValue(group, out var child))
            {
                _children.Add(group, child = Spawn(group));
            }

            if (mandateOf(group) is { } mandate)
            {
                child.Tell(mandate, cause);
            }
        }

        if (_children.Count > groups.Count)
        {
            EndAllBut(groups.ToHashSet(StringComparer.Ordinal));
        }
    }

    /// <inheritdoc cref="GroupChild.TellAgain"/>
    internal void TellAgain(string group) => _children.GetValueOrDefault(group)?.TellAgain();

    /// <summary>Its end was heard of: should it be wanted again, it may be made again.</summary>
    internal void Forget(string group)
    {
        if (_children.Remove(group, out var child))
        {
            services.Directory.Remove(group, child.Actor);
        }
    }

    private GroupChild Spawn(string group)
    {
        var node = context.Adapt<GroupNews>(static news => new GroupSays(news));
        var actor = context.Spawn(Props.Of(() => new GroupActor(group, services, node)), group);
        context.WatchWith(actor, new GroupIsNoMore(group));
        services.Directory.Add(group, actor);
        return new GroupChild(actor);
    }

    private void EndAllBut(HashSet<string> wanted)
    {
        foreach (var (group, child) in _children)
        {
            if (!wanted.Contains(group) && !child.IsEnding)
            {
                child.IsEnding = true;
                context.Stop(child.Actor);
            }
        }
    }
}
