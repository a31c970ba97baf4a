using System.Globalization;
using Supervisor.Fleet.Values;
using Supervisor.Simulation.Guards;
using Supervisor.Simulation.Hosts;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.TestKit.Definitions;

namespace Supervisor.Simulation.Tests.Guards;

/// <summary>What a shell makes of the few lines that the contract of runtimes has.</summary>
internal sealed class ShellPrograms : IPrograms
{
    public IProgram? Find(LaunchRequest request, ValueMap<string> variables) =>
        Of(request.Definition.AsProcess().Command);

    /// <returns>Null: there is no such program.</returns>
    internal static IProgram? Of(IReadOnlyList<string> command) =>
        command is ["/bin/sh", "-c", var line] ? new Shell(line) : null;

    private sealed class Shell(string line) : IProgram
    {
        private static readonly TimeSpan Waiting = TimeSpan.FromMinutes(5);

        private bool _ignoresTerm;

        public void Begin(SimulatedProcess self) =>
            self.After(TimeSpan.Zero, () => Array.ForEach(line.Split("; "), word => Do(self, word)));

        public void OnSignal(SimulatedProcess self, int signal)
        {
            if (!_ignoresTerm)
            {
                self.Die(signal);
            }
        }

        private void Do(SimulatedProcess self, string word)
        {
            switch (word)
            {
                case "trap '' TERM":
                    _ignoresTerm = true;
                    break;
                case "kill -9 $$":
                    self.Die(Signals.Kill);
                    break;
                case var exit when exit.StartsWith("exit ", StringComparison.Ordinal):
                    self.Exit(int.Parse(exit["exit ".Length..], CultureInfo.InvariantCulture));
                    break;
                case var echo when echo.StartsWith("echo ", StringComparison.Ordinal):
                    self.Notify(echo["echo ".Length..^" >&3".Length]);
                    break;
                default:
                    self.After(Waiting, () => self.Exit(0));
                    break;
            }
        }
    }
}
