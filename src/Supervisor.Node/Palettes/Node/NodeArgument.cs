using Supervisor.Contracts.Palettes;

namespace Supervisor.Node.Palettes.Node;

/// <summary>Of commands that can be asked of another node than the one that was called.</summary>
internal static class NodeArgument
{
    public const string Name = "node";

    public static ArgumentDescription Description { get; } =
        new(Name, "Which node; this one by default.", ArgumentKinds.Node, Position: 1);

    /// <summary>A node that is alone is asked for others in vain; one among others never sees their names here.</summary>
    /// <returns>Null: this node is meant.</returns>
    public static OperatorError? WhyNotHere(CommandCall call, NodeFacts facts) =>
        call.Arguments.Text(Name) is { } name && name != facts.Name
            ? new OperatorError(
                ErrorCodes.NotFound,
                $"There is no node '{name}' here.",
                $"This is {facts.Name}, and it is in no cluster.",
                "Leave the name away."
            )
            : null;
}
