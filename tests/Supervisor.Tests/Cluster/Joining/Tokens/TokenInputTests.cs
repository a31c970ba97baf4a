using Shouldly;
using Supervisor.Cluster.Joining;
using Supervisor.Cluster.Joining.Tokens;
using Supervisor.Cluster.Links.Transport;
using Supervisor.Contracts.Palettes;
using Xunit;

namespace Supervisor.Tests.Cluster.Joining.Tokens;

public sealed class TokenInputTests : IDisposable
{
    private static readonly JoinToken Token = new(
        new string('a', 2 * JoinToken.AuthorityBytes),
        [new LinkAddress("pc1", 9111)],
        new string('b', 2 * JoinToken.IdBytes),
        new string('c', 2 * JoinToken.SecretBytes)
    );

    private static readonly string Text = JoinTokenCodec.Format(Token);

    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void Token_IsTakenFromTheLine_FromStandardInput_AndFromAFile()
    {
        File.WriteAllText(_file, Text + "\n");

        Read(Text, null).ShouldBe(Token);
        Read("-", null, $" {Text}\n").ShouldBe(Token);
        Read("", _file).ShouldBe(Token);
    }

    [Fact]
    public void Token_ThatIsMissing_GivenTwice_OrNotReadable_IsRefused()
    {
        Code("", null).ShouldBe(ErrorCodes.BadLine);
        Code(Text, _file).ShouldBe(ErrorCodes.BadLine);
        Code("", _file + ".not-there").ShouldBe(ErrorCodes.UnreadableFile);
        Code("-", null).ShouldBe(JoinErrorCodes.NoToken);
    }

    [Fact]
    public void Input_WithoutEnd_IsNotReadToItsEnd()
    {
        using var endless = new EndlessReader();

        new TokenInput("-", null).Read(endless, "join TOKEN").Error!.Code.ShouldBe(JoinErrorCodes.NoToken);
    }

    private static JoinToken? Read(string typed, string? file, string input = "")
    {
        using var reader = new StringReader(input);
        return new TokenInput(typed, file).Read(reader, "join TOKEN").Value;
    }

    private static string? Code(string typed, string? file)
    {
        using var reader = new StringReader("");
        return new TokenInput(typed, file).Read(reader, "join TOKEN").Error?.Code;
    }

    private sealed class EndlessReader : TextReader
    {
        public override int Read(char[] buffer, int index, int count)
        {
            buffer.AsSpan(index, count).Fill('x');
            return count;
        }

        public override int Read() => 'x';

        public override int ReadBlock(char[] buffer, int index, int count) => Read(buffer, index, count);
    }
}
