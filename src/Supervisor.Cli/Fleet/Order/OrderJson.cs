using System.Text.Json;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Fleet.Naming;
using Supervisor.Fleet.Ordering;

namespace Supervisor.Cli.Fleet.Order;

/// <summary>An order as programs read it. The names of the properties never change.</summary>
internal static class OrderJson
{
    public static Cell Of(StartOrder order) => JsonCell.Of(json => Write(json, order));

    private static void Write(Utf8JsonWriter json, StartOrder order)
    {
        json.WriteStartObject();
        WriteList(json, "waves", order.Waves, WriteWave);
        WriteNames(json, "at_once", order.AtOnce);
        WriteNames(json, "longest_chain", order.LongestChain.Select(link => link.Agent));
        WriteList(json, "needs", order.Needs, WriteNeed);
        WriteList(json, "cycles", order.Cycles, WriteCycle);
        WriteList(json, "container_cycles", order.ContainerCycles, WriteContainerCycle);
        WriteNames(json, "never", order.Stuck);
        json.WriteEndObject();
    }

    private static void WriteWave(Utf8JsonWriter json, StartWave wave)
    {
        json.WriteStartObject();
        json.WriteNumber("wave", wave.Number);
        WriteNames(json, "agents", wave.Agents);
        WriteNames(json, "groups", wave.Groups);
        json.WriteEndObject();
    }

    private static void WriteNeed(Utf8JsonWriter json, NeedLink need)
    {
        json.WriteStartObject();
        json.WriteString("from", need.Need.Owner.ToString());
        json.WriteString("needs", need.Target.ToString());
        json.WriteString("because_of", Source(need.Need.Source));
        json.WriteBoolean("crosses_groups", need.CrossesGroups);
        json.WriteBoolean("crosses_nodes", need.CrossesNodes);
        json.WriteEndObject();
    }

    private static void WriteCycle(Utf8JsonWriter json, NeedCycle cycle)
    {
        json.WriteStartObject();
        WriteNames(json, "path", cycle.Steps.Select(step => step.Waiting));
        json.WriteBoolean("gated_by_image", cycle.IsGatedByImage);
        json.WriteEndObject();
    }

    private static void WriteContainerCycle(Utf8JsonWriter json, ContainerCycle cycle)
    {
        json.WriteStartObject();
        WriteNames(json, "groups", cycle.Groups);
        WriteList(json, "needs", cycle.Needs, WriteNeed);
        json.WriteEndObject();
    }

    private static void WriteNames(Utf8JsonWriter json, string name, IEnumerable<FleetMember> members) =>
        WriteList(json, name, members, (writer, member) => writer.WriteStringValue(member.ToString()));

    private static void WriteList<T>(
        Utf8JsonWriter json,
        string name,
        IEnumerable<T> items,
        Action<Utf8JsonWriter, T> write
    )
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            write(json, item);
        }

        json.WriteEndArray();
    }

    private static string Source(NeedSource source) =>
        source switch
        {
            NeedSource.Needs => "needs",
            NeedSource.DependsOn => "depends_on",
            _ => "namespace",
        };
}
