using Supervisor.Actors;
using Supervisor.Supervision.Groups;

namespace Supervisor.Supervision.Nodes;

/// <summary>The supervisors of a node's groups, made to be what the node wants again and again.</summary>
internal sealed class GroupChildren(GroupServices services, IActorContext<NodeMessage> context)
{
    private readonly Dictionary<string, Child> _children = new(StringComparer.Ordinal);

    /// <param name="cause">Of what is wanted, for the events that follow.</param>
    internal void Be(IReadOnlyList<string> groups, Func<string, GroupMandate> mandateOf, string cause)
    {
        foreach (var group in groups)
        {
            var mandate = mandateOf(group);
            if (!_children.TryGetValue(group, out var child))
            {
                _children.Add(group, Spawn(group, mandate, cause));
            }
            else if (child.Last.Value.Mandate != mandate)
            {
                child.Last.Value = new TakeMandate(mandate, cause);
                child.Actor.Tell(child.Last.Value);
            }
        }

        foreach (var ended in _children.Keys.Except(groups, StringComparer.Ordinal).ToList())
        {
            End(ended);
        }
    }

    private Child Spawn(string group, GroupMandate mandate, string cause)
    {
        var node = context.Adapt<GroupNews>(static news => new GroupSays(news));
        var last = new Latest<TakeMandate>(new TakeMandate(mandate, cause));
        var actor = context.Spawn(Props.Of(() => new GroupActor(group, last.Value, services, node)), group);
        services.Directory.Add(group, actor);
        return new Child(actor, last);
    }

    private void End(string group)
    {
        if (_children.Remove(group, out var child))
        {
            services.Directory.Remove(group, child.Actor);
            context.Stop(child.Actor);
        }
    }

    private sealed record Child(ActorRef<GroupMessage> Actor, Latest<TakeMandate> Last);
}
