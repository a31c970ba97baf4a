using System.Text;
using Supervisor.Supervision.Ports.Coordination;

namespace Supervisor.TestKit.Coordination.Histories;

public sealed record PutRevision(long Expected, string Id) : Operation
{
    public override async Task<string> CallAsync(ICoordination store) =>
        Say(await store.PutRevisionAsync(Changes.Put(Expected, Id)), static info => $"{info.Number} {info.Stamp.Id}");

    public override (Model After, string Answer) Apply(Model model)
    {
        var (added, answer) = CompareAndSet(model.Revisions, Expected, Id);
        return (added is null ? model : model with { Revisions = model.Revisions.Add(added) }, answer);
    }
}

/// <summary>The answer has the content too, so that a number with another one's content is noticed.</summary>
public sealed record ReadLatestRevision : Operation
{
    public override async Task<string> CallAsync(ICoordination store) =>
        Say(
            await store.ReadLatestRevisionAsync(),
            static found => $"{found.Info.Number} {found.Info.Stamp.Id} {Encoding.UTF8.GetString(found.Content.Span)}"
        );

    public override (Model After, string Answer) Apply(Model model) =>
        (
            model,
            model.Revisions.Count == 0
                ? nameof(ReadStatus.None)
                : $"{ReadStatus.Found} {Last(model.Revisions)} content of {model.Revisions[^1]}"
        );
}

public sealed record Look : Operation
{
    public override async Task<string> CallAsync(ICoordination store) =>
        Say(
            await store.LookAsync(),
            static state => $"{state.Version}: {state.Latest?.Number} {state.Latest?.Stamp.Id}"
        );

    public override (Model After, string Answer) Apply(Model model) =>
        (model, Line($"{ReadStatus.Found}", $"{model.Version}: {Last(model.Revisions)}"));
}

public sealed record RegisterNode(string Name, int Node) : Operation
{
    public override async Task<string> CallAsync(ICoordination store) =>
        Say(await store.RegisterNodeAsync(Changes.Node(Name, Node)), static node => Describe(node.Name, node));

    public override (Model After, string Answer) Apply(Model model)
    {
        if (model.Nodes.TryGetValue(Name, out var holder))
        {
            var status = holder == Node ? WriteStatus.Done : WriteStatus.Conflict;
            return (model, $"{status} {Describe(Name, Changes.Node(Name, holder))}");
        }

        var named = model.Nodes.FirstOrDefault(node => node.Value == Node).Key;
        return named is null
            ? (model with { Nodes = model.Nodes.Add(Name, Node) }, Done(Name))
            : (model, $"{WriteStatus.Conflict} {Describe(named, Changes.Node(named, Node))}");
    }

    private static string Describe(string name, NodeName node) => $"{name} {node.Node}";

    private string Done(string name) => $"{WriteStatus.Done} {Describe(name, Changes.Node(name, Node))}";
}

public sealed record SetFreeze(long Expected, string Id) : Operation
{
    public override async Task<string> CallAsync(ICoordination store) =>
        Say(await store.SetFreezeAsync(Changes.Freeze(Expected, Id)), Describe);

    public override (Model After, string Answer) Apply(Model model)
    {
        var (added, answer) = CompareAndSet(model.Freezes, Expected, Id);
        return (added is null ? model : model with { Freezes = model.Freezes.Add(added) }, answer);
    }

    internal static string Describe(FreezeFlag flag) => flag.Version == 0 ? "" : $"{flag.Version} {flag.Stamp?.Id}";
}

public sealed record ReadFreeze : Operation
{
    public override async Task<string> CallAsync(ICoordination store) =>
        Say(await store.ReadFreezeAsync(), SetFreeze.Describe);

    public override (Model After, string Answer) Apply(Model model) =>
        (model, Line($"{ReadStatus.Found}", Last(model.Freezes)));
}
