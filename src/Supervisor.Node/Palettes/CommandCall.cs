using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Rules;

namespace Supervisor.Node.Palettes;

/// <summary>A request that was found right.</summary>
/// <param name="Id">Never null for a command that changes anything.</param>
/// <param name="Files">What arguments of kind <c>file</c> name, by the name as given.</param>
internal sealed record CommandCall(
    CommandId? Id,
    CommandArguments Arguments,
    bool DryRun,
    Caller Caller,
    IReadOnlyDictionary<string, byte[]> Files
);

/// <param name="Name">As the audit trail says it: <c>uid 0</c>, <c>operator token</c>, or the name of a person.</param>
internal sealed record Caller(string Name, Role Role)
{
    /// <summary>Where he is, for the audit trail; empty on this machine.</summary>
    public string From { get; init; } = "";
}
