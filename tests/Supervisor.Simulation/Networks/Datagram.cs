namespace Supervisor.Simulation.Networks;

/// <param name="Port">Which receiver on the machine it is for.</param>
internal sealed record Datagram(string From, string To, string Port, object Content);
