using Shouldly;
using Supervisor.Contracts.Palettes;
using Supervisor.Runtimes.Containers.Workloads;
using Xunit;

namespace Supervisor.Tests.Runtimes.Containers.Workloads;

public sealed class HalfMadeStartTests
{
    [Theory]
    [InlineData("failed to start shim: mkdir /exec/io.containerd.runtime.v2.task/moby/1f: file exists: unknown", true)]
    [InlineData("task 1f: already exists: unknown", true)]
    [InlineData("id already in use", true)]
    [InlineData("Conflict. The container name \"/web\" is already in use by container \"1f\"", false)]
    [InlineData("endpoint with name web already exists in network none", false)]
    [InlineData("failed to start shim: start failed: exec: no such file or directory: unknown", false)]
    [InlineData("mkdir /var/lib/docker/x: file exists", false)]
    [InlineData("OCI runtime create failed: exec: \"nothing\": not found", false)]
    public void Run_ThatTheEngineKeepsHalfMade_IsKnownByItsWords(string said, bool isHalfMade) =>
        HalfMadeStart.IsHalfMade(Error(said)).ShouldBe(isHalfMade);

    [Theory]
    [InlineData("network n1 not found", true)]
    [InlineData("network 4213769768e01a114341380076a5dd39 not found", true)]
    [InlineData("OCI runtime create failed: exec: \"network\": executable file not found in $PATH: unknown", false)]
    [InlineData("No such image: zz:1", false)]
    public void Network_ThatIsGone_IsKnownByTheWords(string said, bool isGone) =>
        HalfMadeStart.LacksItsNetwork(said).ShouldBe(isGone);

    [Fact]
    public void Replaced_SaysWhatIsLost() =>
        HalfMadeStart.Replaced(Error("x")).Why.ShouldContain("with what it alone had written");

    [Fact]
    public void Endpoint_ThatAFailedStartLeft_HasARemedy()
    {
        var error = HalfMadeStart.Explain(Error("endpoint with name demo-web-1 already exists in network none"));

        error.Why.ShouldContain("failed half way");
        error.Remedy.ShouldContain("restart");
    }

    [Fact]
    public void Refusal_OfAnyOtherKind_IsToldAsItIs()
    {
        var error = Error("port is already allocated");

        HalfMadeStart.Explain(error).ShouldBe(error);
    }

    private static OperatorError Error(string said) =>
        new("engine.refused", $"The container engine did not start 1f. It said: {said}", "", "");
}
