using Supervisor.Actors.Inspecting;

namespace Supervisor.Node.Palettes.Actors;

/// <summary>What the commands of the palette share.</summary>
internal static class ActorInspection
{
    /// <summary>An actor that is in the middle of a message for longer than this is shown as busy.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Names that are sent, and so never change with those in the code.</summary>
    public static string NameOf(ActorState state) =>
        state switch
        {
            ActorState.Running => "running",
            ActorState.Failed => "failed",
            ActorState.Suspended => "suspended",
            ActorState.Restarting => "restarting",
            ActorState.Stopping => "stopping",
            _ => "busy",
        };

    /// <summary>The tree in the order in which it is shown.</summary>
    public static IEnumerable<(ActorDescription Actor, int Level)> Flatten(ActorDescription root)
    {
        var rest = new Stack<(ActorDescription Actor, int Level)>();
        rest.Push((root, 0));
        while (rest.TryPop(out var next))
        {
            yield return next;
            foreach (var child in next.Actor.Children.Reverse())
            {
                rest.Push((child, next.Level + 1));
            }
        }
    }
}
