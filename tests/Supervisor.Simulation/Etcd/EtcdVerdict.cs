using System.Text.Json.Nodes;

namespace Supervisor.Simulation.Etcd;

/// <param name="Answer">What the gateway answers.</param>
/// <param name="Code">gRPC's number of a refusal; 0 for none.</param>
internal sealed record EtcdVerdict(JsonObject Answer, int Code = 0)
{
    internal const int NotFound = 5;
    internal const int FailedPrecondition = 9;
    internal const int OutOfRange = 11;

    internal static EtcdVerdict Refuse(int code, string text) =>
        new(
            new JsonObject
            {
                ["error"] = text,
                ["message"] = text,
                ["code"] = code,
            },
            code
        );
}
