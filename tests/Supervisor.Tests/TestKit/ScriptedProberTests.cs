using Supervisor.Fleet.Model.Agents;
using Supervisor.Supervision.Ports.Probing;
using Supervisor.TestKit.Probing;

namespace Supervisor.Tests.TestKit;

public sealed class ScriptedProberTests : ProberContract
{
    private readonly ScriptedProber _prober;

    public ScriptedProberTests() => _prober = new ScriptedProber(Clock);

    protected override IProber Prober => _prober;

    protected override ProbeQuestion Working() => Question("working", ProbeScript.Passes);

    protected override ProbeQuestion Absent() => Question("absent", ProbeScript.Refuses);

    protected override ProbeQuestion Silent() => Question("silent", ProbeScript.Silent);

    private ProbeQuestion Question(string name, ProbeScript script)
    {
        var agent = ProbedAgents.Named(name);
        _prober.Answer(agent.Address, script);
        return new ProbeQuestion(agent, new ProbeTarget.Tcp(":8200"));
    }
}
