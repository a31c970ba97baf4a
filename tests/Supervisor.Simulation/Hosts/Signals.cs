namespace Supervisor.Simulation.Hosts;

internal static class Signals
{
    internal const int Kill = 9;
    internal const int Terminate = 15;

    internal static int Of(string name) =>
        name switch
        {
            "SIGKILL" => Kill,
            "SIGTERM" => Terminate,
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No simulated program knows this signal."),
        };
}
