using Supervisor.Actors.Strategies;

namespace Supervisor.Actors.Systems;

/// <summary>The root of the tree. It understands nothing; it only is the parent of those who have no other.</summary>
internal sealed class Guardian(SupervisionStrategy strategy) : Actor<Guardian.Nothing>
{
    protected internal override SupervisionStrategy Strategy => strategy;

    protected internal override void Receive(Nothing message) => Context.Unhandled(message);

    internal readonly record struct Nothing;
}
