using Supervisor.Runtimes.Docker.Containers;
using Supervisor.Simulation.Hosts;

namespace Supervisor.Simulation.Engines;

/// <summary>What an engine has found by its looks at one run of a container.</summary>
/// <param name="process">Of that run.</param>
internal sealed class ContainerHealth(SimulatedProcess process, int retries)
{
    private const string Starting = "starting";
    private const string Healthy = "healthy";
    private const string Unhealthy = "unhealthy";

    private int _failures;

    internal SimulatedProcess Process => process;

    internal string Status { get; private set; } = Starting;

    internal HealthFacts Facts =>
        new(Status, _failures, [new HealthLook { ExitCode = _failures > 0 ? 1 : 0, Output = $"{Status}\n" }]);

    /// <returns>Whether the verdict is another than before.</returns>
    internal bool Take(bool isWell)
    {
        var before = Status;
        _failures = isWell ? 0 : _failures + 1;
        if (isWell)
        {
            Status = Healthy;
        }
        else if (_failures >= retries)
        {
            Status = Unhealthy;
        }

        return Status != before;
    }
}
