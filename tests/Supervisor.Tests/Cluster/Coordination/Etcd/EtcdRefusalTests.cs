using System.Text;
using System.Text.Json;
using Shouldly;
using Supervisor.Cluster.Coordination.Etcd.Calls;
using Supervisor.Cluster.Coordination.Etcd.Wire;
using Xunit;

namespace Supervisor.Tests.Cluster.Coordination.Etcd;

public sealed class EtcdRefusalTests
{
    private static readonly Uri Endpoint = new("http://etcd:2379/");

    [Theory]
    [InlineData("""{"error":"role name already exists","code":9}""")]
    [InlineData("""{"error":"role name already exists","message":"role name already exists","code":9}""")]
    [InlineData("""{"code":9,"message":"role name already exists"}""")]
    [InlineData("""{"code":9,"message":"role name already exists","details":[]}""")]
    [InlineData("""{"error":{"grpc_code":9,"http_code":412,"message":"role name already exists"}}""")]
    [InlineData("""{"error":{"code":9,"message":"role name already exists","details":[]}}""")]
    public void Refusal_OfAnyVersion_IsReadWithItsCode(string body)
    {
        var reply = Read(body, isOurFault: true);

        reply.IsRefusedFor(EtcdCode.FailedPrecondition).ShouldBeTrue($"{reply}");
        reply.Reason.ShouldBe("role name already exists");
    }

    [Theory]
    [InlineData("""{"error":"etcdserver: request timed out","code":14}""")]
    [InlineData("""{"code":14,"message":"etcdserver: request timed out"}""")]
    public void Doubt_OfAnyVersion_IsNoRefusal(string body) =>
        Read(body, isOurFault: true).ShouldBe(EtcdReply<EtcdDone>.Lost("etcdserver: request timed out"));

    [Theory]
    [InlineData("not found")]
    [InlineData("""{"message":"no route"}""")]
    [InlineData("""{"error":{"reason":"no route"}}""")]
    [InlineData("""{"code":404,"message":"no route"}""")]
    [InlineData("""{"code":{},"message":"no route"}""")]
    public void Answer_OfSomethingBeforeEtcd_IsSaidAsItIs(string body)
    {
        Read(body, isOurFault: true)
            .ShouldBe(EtcdReply<EtcdDone>.Refused(EtcdCode.Invalid, $"{Endpoint} answers: {body}"));
        Read(body, isOurFault: false).Status.ShouldBe(EtcdReplyStatus.Lost);
    }

    [Theory]
    [InlineData("""{"error":{"grpc_code":5,"http_code":404,"message":"lease not found","http_status":"Not Found"}}""")]
    [InlineData("""{"error":{"code":5,"message":"lease not found"}}""")]
    public void Stream_ThatEnds_SaysWhyInAnyVersion(string line)
    {
        var error = JsonSerializer
            .Deserialize(line, EtcdJson.Default.EtcdKept)
            .ShouldNotBeNull()
            .Error.ShouldNotBeNull();

        ((EtcdCode)error.Code).ShouldBe(EtcdCode.NotFound);
        error.Text.ShouldBe("lease not found");
        JsonSerializer.Deserialize(line, EtcdJson.Default.EtcdWatchLine)!.Error.ShouldBe(error);
    }

    private static EtcdReply<EtcdDone> Read(string body, bool isOurFault) =>
        EtcdRefusal.Read<EtcdDone>(Encoding.UTF8.GetBytes(body), isOurFault, Endpoint);
}
