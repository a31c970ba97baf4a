using System.Text.Json.Serialization;

namespace Supervisor.Cluster.Coordination.Etcd.Wire;

/// <summary>A call that says nothing more than its path.</summary>
internal sealed record EtcdNothing;

internal sealed record EtcdStatus(
    [property: JsonPropertyName("header")] EtcdStatusHeader? Header,
    [property: JsonPropertyName("version")] string? Version,
    [property: JsonPropertyName("dbSize")] long DbSize,
    [property: JsonPropertyName("leader")] ulong Leader,
    [property: JsonPropertyName("raftTerm")] ulong RaftTerm,
    [property: JsonPropertyName("isLearner")] bool IsLearner
);

internal sealed record EtcdStatusHeader(
    [property: JsonPropertyName("cluster_id")] ulong Cluster,
    [property: JsonPropertyName("member_id")] ulong Member
);

internal sealed record EtcdMemberList([property: JsonPropertyName("members")] IReadOnlyList<EtcdListed>? Members);

internal sealed record EtcdListed(
    [property: JsonPropertyName("ID")] ulong Id,
    [property: JsonPropertyName("name")] string? Name,
    [property: JsonPropertyName("clientURLs")] IReadOnlyList<string>? Endpoints,
    [property: JsonPropertyName("isLearner")] bool IsLearner
);

/// <param name="Action">To ask for those that stand.</param>
internal sealed record EtcdAlarmCall([property: JsonPropertyName("action")] string Action = "GET");

internal sealed record EtcdAlarms([property: JsonPropertyName("alarms")] IReadOnlyList<EtcdAlarm>? Alarms);

internal sealed record EtcdAlarm(
    [property: JsonPropertyName("memberID")] ulong Member,
    [property: JsonPropertyName("alarm")] string? Kind
);

/// <summary>What a member's own page says of it; only how it was started is of use here.</summary>
internal sealed record EtcdVariables([property: JsonPropertyName("cmdline")] IReadOnlyList<string>? CommandLine);
