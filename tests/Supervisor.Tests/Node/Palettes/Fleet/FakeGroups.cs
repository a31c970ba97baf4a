using Supervisor.Actors.Asking;
using Supervisor.Contracts.Ids;
using Supervisor.Node.Palettes.Groups;
using Supervisor.Supervision.Commands;

namespace Supervisor.Tests.Node.Palettes.Fleet;

internal sealed class FakeGroups : IGroupCommands
{
    /// <summary>The orders that came, each as <c>ORDER GROUP by WHO (ID)</c>.</summary>
    internal List<string> Orders { get; } = [];

    internal CommandOutcome Outcome { get; set; } = CommandOutcome.Done;

    internal string? Problem { get; set; }

    public Task<AskOutcome<CommandOutcome>> OrderAsync(
        string group,
        GroupOrder order,
        CommandId id,
        string by,
        TimeSpan patience
    )
    {
        Orders.Add($"{order} {group} by {by} ({id})");
        return Task.FromResult(new AskOutcome<CommandOutcome>(AskStatus.Answered, Outcome));
    }

    public Task<string?> ProblemOfAsync(string group, TimeSpan patience, CancellationToken stop) =>
        Task.FromResult(Problem);
}
