package io.headroom.ingest.sampler;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.headroom.core.config.PoolerConfig;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * PgBouncer's console, over PostgreSQL's protocol (PostgreSQL manual, chapter "Frontend/Backend Protocol") as far as one
 * command needs it. PostgreSQL's own driver sends a {@code SET} after every login, which the console refuses to everybody.
 */
final class PoolConsole implements AutoCloseable {
    private static final String STRANGE = "what answers does not speak PostgreSQL's protocol";
    private static final int PROTOCOL = 3 << 16;
    private static final int CONNECT_MILLIS = 3_000;
    private static final int ANSWER_MILLIS = 5_000;
    private static final int LONGEST_MESSAGE = 1 << 20;
    private static final int OK = 0;
    private static final int PLAIN = 3;
    private static final int MD5 = 5;

    private final PoolerConfig config;
    private final Socket socket = new Socket();
    private final DataInputStream in;
    private final DataOutputStream out;

    private PoolConsole(PoolerConfig config) throws IOException {
        this.config = config;
        socket.connect(new InetSocketAddress(config.url().host(), config.url().port()), CONNECT_MILLIS);
        socket.setSoTimeout(ANSWER_MILLIS);
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        out = new DataOutputStream(socket.getOutputStream());
    }

    /** One row of an answer, by column. */
    record Row(Map<String, String> values) {
        String text(String column) {
            return values.getOrDefault(column, "");
        }

        /** @throws NumberFormatException if the console has no such column, or no number in it */
        long number(String column) {
            return Long.parseLong(text(column));
        }
    }

    /** @throws IOException with what the console said, or why it could not be asked */
    static List<Row> ask(PoolerConfig config, String command) throws IOException {
        try (PoolConsole console = new PoolConsole(config)) {
            console.logIn();
            console.send('Q', text(command));
            return console.rows();
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
            throw new IOException(STRANGE, e);
        }
    }

    private void logIn() throws IOException {
        ByteArrayOutputStream startup = new ByteArrayOutputStream();
        for (String each :
                List.of("user", config.username(), "database", config.url().database(), "")) {
            startup.write(text(each));
        }
        out.writeInt(2 * Integer.BYTES + startup.size());
        out.writeInt(PROTOCOL);
        startup.writeTo(out);
        rows();
    }

    /** What comes until the console waits for the next command. */
    private List<Row> rows() throws IOException {
        List<String> columns = List.of();
        List<Row> rows = new ArrayList<>();
        while (true) {
            char kind = (char) in.readUnsignedByte();
            ByteBuffer body = body();
            switch (kind) {
                case 'R' -> authenticate(body);
                case 'E' -> throw new IOException(error(body));
                case 'T' -> columns = columns(body);
                case 'D' -> rows.add(row(columns, body));
                case 'Z' -> {
                    return rows;
                }
                default -> {
                    // Settings, keys and notices.
                }
            }
        }
    }

    private ByteBuffer body() throws IOException {
        int length = in.readInt() - Integer.BYTES;
        if (length < 0 || length > LONGEST_MESSAGE) {
            throw new IOException(STRANGE);
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return ByteBuffer.wrap(bytes);
    }

    private void authenticate(ByteBuffer request) throws IOException {
        int method = request.getInt();
        String password = config.password().reveal();
        switch (method) {
            case OK -> {}
            case PLAIN -> send('p', text(password));
            case MD5 -> {
                byte[] salt = new byte[Integer.BYTES];
                request.get(salt);
                String inner = md5((password + config.username()).getBytes(UTF_8), new byte[0]);
                send('p', text("md5" + md5(inner.getBytes(UTF_8), salt)));
            }
            default ->
                throw new IOException(
                        "it asks for SCRAM, which Headroom does not speak to a console; let auth_type be md5 or plain");
        }
    }

    private static String md5(byte[] bytes, byte[] salt) {
        try {
            MessageDigest digest = MessageDigest.getInstance("MD5");
            digest.update(bytes);
            return HexFormat.of().formatHex(digest.digest(salt));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }

    private static String error(ByteBuffer body) {
        for (int field = body.get(); field != 0; field = body.get()) {
            String value = string(body);
            if (field == 'M') {
                return value;
            }
        }
        return "it refuses without a word";
    }

    private static List<String> columns(ByteBuffer body) {
        List<String> columns = new ArrayList<>();
        int typing = 3 * Integer.BYTES + 3 * Short.BYTES;
        for (int left = body.getShort(); left > 0; left--) {
            columns.add(string(body));
            body.position(body.position() + typing);
        }
        return columns;
    }

    private static Row row(List<String> columns, ByteBuffer body) {
        Map<String, String> values = new HashMap<>();
        int count = body.getShort();
        for (int i = 0; i < count; i++) {
            int length = body.getInt();
            byte[] value = new byte[Math.max(0, length)];
            body.get(value);
            values.put(columns.get(i), new String(value, UTF_8));
        }
        return new Row(values);
    }

    private void send(char kind, byte[] body) throws IOException {
        out.writeByte(kind);
        out.writeInt(Integer.BYTES + body.length);
        out.write(body);
        out.flush();
    }

    private static byte[] text(String text) {
        return (text + '\0').getBytes(UTF_8);
    }

    private static String string(ByteBuffer body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte next = body.get(); next != 0; next = body.get()) {
            bytes.write(next);
        }
        return bytes.toString(UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
