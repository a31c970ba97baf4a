using Supervisor.Contracts;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;
using Supervisor.Node.Audit;
using Supervisor.Node.Palettes;

namespace Supervisor.Node.Forwarding;

/// <summary>Checks what operators ask for by way of other nodes, by the rules that hold for every operator.</summary>
/// <param name="own">What this node itself can be asked.</param>
internal sealed class PassedCalls(PaletteRegistry own, NodeFacts facts, Func<NodeId, string> nameOf, IAuditTrail audit)
{
    public Outcome<RegisteredCommand> Find(string palette, string command)
    {
        var found = own.Find(palette, command);
        return found.IsOk ? found : ForwardErrors.UnknownThere($"{palette} {command}", facts.Name, facts.Version);
    }

    /// <param name="caller">Who asks, as the other node says it.</param>
    /// <param name="role">One that is not known opens no door.</param>
    public Outcome<CommandCall> Check(
        RegisteredCommand command,
        CommandRequest request,
        NodeId from,
        string caller,
        string role
    )
    {
        var known = Enum.GetValues<Role>()
            .FirstOrDefault(one => string.Equals(Roles.NameOf(one), role, StringComparison.Ordinal));
        var name = nameOf(from);
        return RequestRules.Check(
            command,
            request,
            new Caller($"{caller} by way of {name}", known) { From = name },
            audit
        );
    }
}
