using Supervisor.Supervision.Time;

namespace Supervisor.Node.Hosting;

/// <param name="Clock">Stamps the log's lines, and the node's events as well.</param>
internal sealed record HostLogs(ILoggerFactory Factory, HybridClock Clock);
