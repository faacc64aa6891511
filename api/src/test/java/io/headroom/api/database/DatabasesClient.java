package io.headroom.api.database;

import io.micronaut.http.client.annotation.Client;

/** The contract as a caller sees it. */
@Client("${headroom.test.url}/api/v1")
interface DatabasesClient extends DatabasesContract {}
