using Supervisor.Supervision.Commands;
using Supervisor.Supervision.Groups;
using Supervisor.Supervision.Roster;

namespace Supervisor.Tests.Node.Palettes.Views;

/// <summary>A group's supervisor as a test scripts it.</summary>
internal sealed class FakeGroup(GroupSnapshot snapshot)
{
    internal GroupSnapshot Snapshot { get; set; } = snapshot;

    /// <summary>The commands that came, each as <c>NAME by WHO (ID)</c>.</summary>
    internal List<string> Orders { get; } = [];

    internal string? Problem { get; set; }

    internal void Receive(GroupMessage message)
    {
        switch (message)
        {
            case ICommand command:
                Orders.Add($"{message.GetType().Name} by {ByOf(message)} ({command.Id})");
                command.ReplyTo.Tell(CommandOutcome.Done);
                break;
            case DescribeGroup describe:
                describe.ReplyTo.Tell(
                    new GroupDescription(Snapshot, GroupState.Initial, new GroupMandate(null), Problem)
                );
                break;
        }
    }

    private static string ByOf(GroupMessage message) =>
        message switch
        {
            StartGroup start => start.By,
            StopGroup stop => stop.By,
            RestartGroup restart => restart.By,
            ReleaseGroup release => release.By,
            _ => "",
        };
}
