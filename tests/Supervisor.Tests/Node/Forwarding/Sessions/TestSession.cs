using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Contracts.Palettes.Rules;
using Supervisor.Node.Palettes;
using Supervisor.Node.Palettes.Sessions;

namespace Supervisor.Tests.Node.Forwarding.Sessions;

internal sealed class TestSession(Func<SessionCall, CancellationToken, IAsyncEnumerable<Frame>> run) : ISessionCommand
{
    public CommandDescription Description { get; } =
        new(
            "exec",
            "Runs something.",
            Roles.Admin,
            ResultKinds.Terminal,
            Arguments:
            [
                new ArgumentDescription("agent", "Beside what.", ArgumentKinds.Agent, Position: 1, Required: true),
            ]
        );

    public string Summary(CommandArguments arguments) => $"agent={arguments.Text("agent")}";

    public IAsyncEnumerable<Frame> RunAsync(CommandCall call, CancellationToken stop) =>
        throw new InvalidOperationException("It needs a connection of its own.");

    public IAsyncEnumerable<Frame> RunAsync(SessionCall call, CancellationToken stop) => run(call, stop);
}
