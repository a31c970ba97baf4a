using FsCheck;
using FsCheck.Fluent;
using Supervisor.Fleet.Model.Agents;
using static Supervisor.Tests.Fleet.Generators.Values;

namespace Supervisor.Tests.Fleet.Generators;

internal static class Agents
{
    public static readonly Gen<RestartBudget> Budget =
        from max in Small
        from within in Duration
        from min in Duration
        from cap in Duration
        select new RestartBudget(max, within, min, cap);

    private static readonly Gen<TimeSpan> Silence = Duration.Where(time => time > TimeSpan.Zero);

    private static readonly Gen<NeedModel> Need =
        from name in Gen.OneOf(Word, Gen.Elements("Hub@pc2", "pc2/infra/Hub"))
        from loss in Gen.Elements(Enum.GetValues<LossRule>())
        select new NeedModel(name, loss);

    private static readonly Gen<ProbeTarget> Target = Gen.OneOf(
        Gen.Elements(":8200/health", "http://db:80/").Select(url => (ProbeTarget)new ProbeTarget.Http(url)),
        Gen.Constant((ProbeTarget)new ProbeTarget.Tcp(":8200")),
        Texts.Select(command => (ProbeTarget)new ProbeTarget.Exec(command)),
        Gen.Constant((ProbeTarget)new ProbeTarget.Redis("redis:6379")),
        Gen.Constant((ProbeTarget)new ProbeTarget.Nats(":4222"))
    );

    private static readonly Gen<ProbeModel> Probe =
        from target in Target
        from interval in Duration
        from timeout in Duration
        from retries in Small
        select new ProbeModel
        {
            Target = target,
            Interval = interval,
            Timeout = timeout,
            Retries = retries,
            StartPeriod = timeout,
        };

    private static readonly Edits<AgentModel> Changes = new Edits<AgentModel>()
        .Add(Texts, (agent, value) => agent with { Command = value })
        .Add(Port, (agent, value) => agent with { Port = value })
        .Add(List(Need), (agent, value) => agent with { Needs = value })
        .Add(Flag, (agent, value) => agent with { Required = value })
        .Add(Gen.Constant(true), (agent, value) => agent with { Speaks = value })
        .Add(Duration, (agent, value) => agent with { Ttl = value, Speaks = true })
        .Add(Duration, (agent, value) => agent with { StartDeadline = value, Speaks = true })
        .Add(Silence, (agent, value) => agent with { Progress = value, Speaks = true })
        .Add(Silence, (agent, value) => agent with { Watchdog = value, Speaks = true })
        .Add(Probe, (agent, value) => agent with { Probe = value })
        .Add(Probe, (agent, value) => agent with { Liveness = value })
        .Add(Gen.Elements(Enum.GetValues<RestartMode>()), (agent, value) => agent with { RestartMode = value })
        .Add(Budget, (agent, value) => agent with { Restart = value })
        .Add(
            Gen.Elements(Enum.GetValues<ExpiryRule>()),
            (agent, value) => agent with { OnExpiry = value, Speaks = true }
        )
        .Add(Gen.Elements(Enum.GetValues<ExhaustedRule>()), (agent, value) => agent with { OnExhausted = value })
        .Add(Variables, (agent, value) => agent with { Environment = value })
        .Add(Text, (agent, value) => agent with { User = value, WorkingDirectory = value })
        .Add(Word, (agent, value) => agent with { StopSignal = value })
        .Add(Duration, (agent, value) => agent with { StopGracePeriod = value });

    public static Gen<AgentModel> Agent(string name) =>
        Changes.Of(Gen.Constant(new AgentModel { Name = name }), most: 6);
}
