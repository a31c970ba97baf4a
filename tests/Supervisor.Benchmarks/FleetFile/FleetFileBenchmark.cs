using Supervisor.Benchmarks.Harness;

namespace Supervisor.Benchmarks.FleetFile;

/// <summary>
/// How long it takes to be told what is wrong with a fleet: with the shipped one of 77 agents, Redis and NATS, and with one that is
/// far larger than any there is.
/// </summary>
internal sealed class FleetFileBenchmark : IBenchmark
{
    private const int ManyAgents = 10_000;

    public string Name => "fleetfile";

    public string Summary => "validates fleet files: the shipped fleet, and one of 10,000 agents";

    public IReadOnlyList<Metric> Metrics(string directory)
    {
        string[] shipped = [Repository.Find("config/mainpc.yaml"), Repository.Find("config/pc2.yaml")];
        string[] large = [LargeFleet.Write(directory, ManyAgents)];
        return
        [
            new("validate_77_ms", () => ValidateMeasure.InProcess(shipped)),
            new("validate_77_cold_ms", () => ValidateMeasure.ColdProcessAsync(shipped)),
            new("pbm_cold_ms", ValidateMeasure.ColdProgramAsync),
            new("validate_10000_ms", () => ValidateMeasure.InProcess(large)),
        ];
    }
}
