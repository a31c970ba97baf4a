using Supervisor.Cli.Connection;
using Supervisor.Cli.Line;
using Supervisor.Cli.Output;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Contracts.Palettes.Rules;
using Supervisor.Contracts.Palettes.Sessions;

namespace Supervisor.Cli.Sessions;

/// <summary>Runs a command of a node with the operator's input and output, and ends with its exit code.</summary>
internal sealed class Attachment(NodeClient node, Screen screen, Interrupts interrupts)
{
    /// <inheritdoc cref="Session.TakesInput"/>
    public bool TakesInput { get; init; } = true;

    public int Run(
        GlobalOptions options,
        IReadOnlyList<string> words,
        CommandDescription command,
        CommandRequest request
    )
    {
        var renderer = Renderers.For(screen, options.Output, command, request.Arguments);
        var terminal =
            TakesInput && TerminalRules.MayHaveOne(request) && RawTerminal.IsThere ? RawTerminal.Size() : null;
        var opened = node.Open(words[0], words[1], new SessionStart(request, terminal));
        if (!opened.IsOk)
        {
            renderer.Show(new ErrorFrame(opened.Error));
            renderer.Finish();
            return ExitCodes.Of(opened.Error.Code);
        }

        using var session = new TerminalSession(opened.Value, terminal, TakesInput);
        using var running = interrupts.BeginPassing(session.Interrupt);
        return new Exchange($"{words[0]} {words[1]}", endsByInterrupt: false, isChange: false, "").Show(
            node.Guarded(session.Run()),
            renderer,
            running
        );
    }
}
