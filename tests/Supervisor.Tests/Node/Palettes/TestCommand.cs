using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Node.Palettes;

namespace Supervisor.Tests.Node.Palettes;

/// <summary>A command that changes something, which no command of the product does yet.</summary>
internal sealed class TestCommand(Func<CommandCall, CancellationToken, IAsyncEnumerable<Frame>> run) : IPaletteCommand
{
    public CommandDescription Description { get; } =
        new(
            "break",
            "Breaks something.",
            Roles.Operator,
            ResultKinds.Text,
            Changes: true,
            Arguments:
            [
                new ArgumentDescription("what", "What to break.", ArgumentKinds.Text, Position: 1, Required: true),
            ]
        );

    public IAsyncEnumerable<Frame> RunAsync(CommandCall call, CancellationToken stop) => run(call, stop);
}
