using FsCheck;
using FsCheck.Fluent;
using Supervisor.Fleet.Model;
using Supervisor.Fleet.Model.Agents;
using Supervisor.Fleet.Model.Resources;
using Supervisor.Fleet.Supervised;
using Supervisor.Fleet.Values;
using static Supervisor.Tests.Fleet.Generators.Values;

namespace Supervisor.Tests.Fleet.Generators;

/// <summary>Random models of a whole project, such as the reader could have made of some file.</summary>
internal static class Models
{
    private const string Name = "demo";

    private static readonly Gen<long> CardMemory = Bytes.Select(bytes => bytes + (1 << 20));

    private static readonly Gen<Placement> Placed = Gen.OneOf(
        Gen.Constant((Placement)new Placement.Movable()),
        from labels in TextMap
        from memory in MaybeValue(CardMemory)
        from arch in Maybe(Word)
        from prefer in Gen.Elements(Enum.GetValues<Spreading>())
        select (Placement)
            new Placement.Movable
            {
                Labels = labels,
                GpuMemoryBytes = memory,
                Arch = arch,
                Prefer = prefer,
            }
    );

    private static readonly Gen<ReadyRule> Ready = Gen.OneOf(
        Gen.Constant((ReadyRule)new ReadyRule.Required()),
        Small.Select(percent => (ReadyRule)new ReadyRule.Quorum(percent))
    );

    private static readonly Gen<GpuNeed> Gpu =
        from memory in CardMemory
        from card in MaybeValue(Gen.Choose(0, 8))
        select new GpuNeed(memory, card);

    private static readonly Edits<GroupModel> GroupChanges = new Edits<GroupModel>()
        .Add(Ready, (group, value) => group with { Ready = value })
        .Add(Gen.Elements(Enum.GetValues<GroupStrategy>()), (group, value) => group with { Strategy = value })
        .Add(Placed, (group, value) => group with { Placement = value })
        .Add(Gpu, (group, value) => group with { Gpu = value })
        .Add(Gen.Elements(Enum.GetValues<IsolationRule>()), (group, value) => group with { OnIsolation = value })
        .Add(Gen.Elements(Enum.GetValues<DataRule>()), (group, value) => group with { Data = value })
        .Add(Agents.Budget, (group, value) => group with { Restart = value })
        .Add(Words, (group, value) => group with { Links = value })
        .Add(
            List(HostPath.Select(path => new TemplateFile(path, path + ".out"))),
            (group, value) => group with { Templates = value }
        );

    private static readonly Gen<NodeModel> Node = new Edits<NodeModel>()
        .Add(Bytes, (node, value) => node with { MemoryBytes = value })
        .Add(Cores, (node, value) => node with { Cpus = value })
        .Add(
            List(CardMemory.Select(bytes => new GpuModel(bytes, "RTX 4090"))),
            (node, value) => node with { Gpus = value }
        )
        .Add(TextMap, (node, value) => node with { Labels = value })
        .Add(Word, (node, value) => node with { Redis = new RedisModel($"{value}:6379", $"{value}:") })
        .Add(Small, (node, value) => node with { StartConcurrency = value, PullConcurrency = value })
        .Of(Gen.Constant(new NodeModel { Name = "" }), most: 4);

    private static readonly Gen<VolumeModel> Volume =
        from name in Word
        from external in Flag
        from driver in Maybe(Word)
        from options in TextMap
        select new VolumeModel
        {
            Name = name,
            External = external,
            Driver = driver,
            DriverOptions = options,
            Labels = options,
        };

    private static readonly Gen<FileResource> Secret =
        from name in Word
        from path in HostPath
        from byPath in Flag
        select new FileResource
        {
            Name = name,
            File = byPath ? path : null,
            EnvironmentVariable = byPath ? null : name,
        };

    private static readonly Gen<FileResource> Config = Text.Select(text => new FileResource
    {
        Name = Name,
        Content = text,
    });

    private static readonly Edits<ProjectModel> ProjectChanges = new Edits<ProjectModel>()
        .Add(Word, (project, value) => project with { Node = value })
        .Add(Small, (project, value) => project with { Expect = new ExpectedCounts(value, null) })
        .Add(Small, (project, value) => project with { Expect = new ExpectedCounts(null, value) })
        .Add(
            Map(Node),
            (project, value) =>
                project with
                {
                    Nodes = value
                        .Select(node => KeyValuePair.Create(node.Key, node.Value with { Name = node.Key }))
                        .ToValueMap(),
                }
        )
        .Add(
            Map(Networks.Network),
            (project, value) => project with { Networks = project.Networks.Concat(value).ToValueMap() }
        )
        .Add(Map(Volume), (project, value) => project with { Volumes = value })
        .Add(Map(Secret), (project, value) => project with { Secrets = value })
        .Add(Map(Config), (project, value) => project with { Configs = value });

    public static readonly Gen<ProjectModel> Project =
        from names in Words
        from groups in Gen.CollectToArray(names.Select(Group))
        from project in ProjectChanges.Of(Gen.Constant(Plain), most: 5)
        select project with
        {
            Groups = groups.ToValueList(),
        };

    /// <summary>The default network is there whether or not a group is in it: the file may say so.</summary>
    private static ProjectModel Plain =>
        new()
        {
            Name = Name,
            Networks = ValueMap<NetworkModel>.Empty.With("default", new NetworkModel { Name = $"{Name}_default" }),
        };

    private static Gen<GroupModel> Group(string name) =>
        from isProcess in Gen.Choose(0, 4).Select(dice => dice == 0)
        from service in isProcess ? Services.Process : Services.Container(Name, name)
        from agents in AgentsOf(name, isProcess)
        from @group in GroupChanges.Of(
            Gen.Constant(
                new GroupModel
                {
                    Name = name,
                    Service = service,
                    Agents = agents,
                }
            ),
            most: 4
        )
        from isOwn in Flag
        from mode in Gen.Elements(Enum.GetValues<RestartMode>())
        from budget in Agents.Budget
        select @group with
        {
            ContainerRestart =
                !@group.HasContainerOfOthers ? null
                : isOwn ? new ContainerRestart(mode, budget)
                : ContainerRestarts.Of(new RestartRule(), service),
        };

    /// <summary>Those of host processes have commands, without which nothing would start them, and real directories.</summary>
    private static Gen<ValueList<AgentModel>> AgentsOf(string name, bool isProcess) =>
        from several in Flag
        from listed in Words
        from agents in Gen.CollectToArray((several ? listed : ValueList.Create([name])).Select(Agents.Agent))
        select agents.Select(agent => isProcess ? OnHost(agent) : agent).ToValueList();

    private static AgentModel OnHost(AgentModel agent) =>
        agent with
        {
            Command = agent.Command ?? ["run"],
            WorkingDirectory = agent.WorkingDirectory is null ? null : "/srv/agents",
        };
}
